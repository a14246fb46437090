using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Tests.Corpus;

public sealed class TripleCorpusTests
{
    [Fact]
    public void What_matching_does_not_read_of_an_entry_is_not_kept()
    {
        var corpus = new TripleCorpus();
        corpus.Add("https://e.example/d", TripleCorpus.Type, new Iri("http://www.w3.org/ns/dcat#Dataset"));
        corpus.Add("https://e.example/d", TripleCorpus.Title, new Literal("Pegel der Elbe", "de"));
        Literal[] values = [.. Enumerable.Range(0, 1_000).Select(i => new Literal($"value {i}"))];
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Literal value in values)
        {
            corpus.Add("https://e.example/d", "http://www.w3.org/ns/dcat#byteSize", value);
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000);
        Assert.Equal("Pegel der Elbe", Assert.Single(corpus.Build().Datasets).NameGerman);
    }
}
