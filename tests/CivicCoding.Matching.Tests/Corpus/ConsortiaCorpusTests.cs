using System.Text.Json;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Tests.Corpus;

public sealed class ConsortiaCorpusTests
{
    [Fact]
    public async Task Files_and_the_graph_they_are_imported_into_give_the_same_corpus()
    {
        MatchCorpus whole = ConsortiaCorpus.Read(new ConsortiaFiles(SharedData.Require("matching")), TestContext.Current.CancellationToken);
        MatchCorpus sample = Sample(whole);
        IEnumerable<Triple> triples = sample.Projects.SelectMany(ConsortiaTriples.Of)
            .Concat(sample.Organisations.SelectMany(ConsortiaTriples.Of))
            .Concat(sample.Participations.SelectMany(p => ConsortiaTriples.Of(sample, p)));
        await using EngineStore store = await EngineStore.OfAsync(string.Join('\n', triples));
        MatchCorpus read = await GraphCorpus.ReadAsync(store, TestContext.Current.CancellationToken);
        Assert.Equal(sample.Projects.Count, read.Projects.Count);
        Assert.Equal(JsonSerializer.Serialize(sample.Projects), JsonSerializer.Serialize(read.Projects));
        Assert.Equal(JsonSerializer.Serialize(sample.Organisations.Select(o => o with { Small = null })), JsonSerializer.Serialize(read.Organisations));
        Assert.Equal(sample.Participations, read.Participations);
    }

    [Fact]
    public void No_participation_of_a_later_split_reaches_the_corpus()
    {
        var files = new ConsortiaFiles(SharedData.Require("matching"));
        HashSet<string> later = [.. files.Projects("dev").Select(p => p.Iri)];
        MatchCorpus corpus = ConsortiaCorpus.Read(files, TestContext.Current.CancellationToken);
        Assert.NotEmpty(later);
        Assert.DoesNotContain(corpus.Projects, p => later.Contains(p.Iri) || p.Date >= new DateOnly(2024, 1, 1));
        HashSet<string> text = [.. corpus.Projects.Where(p => p.HasText).Select(p => p.Iri)];
        HashSet<string> train = [.. files.Projects("train").Select(p => p.Iri)];
        Assert.Subset(train, text);
    }

    private static MatchCorpus Sample(MatchCorpus whole)
    {
        var builder = new CorpusBuilder();
        int[] projects = [.. Enumerable.Range(0, whole.Projects.Count).Where(p => p % 400 == 0)];
        foreach (int p in projects)
        {
            builder.Add(whole.Projects[p]);
        }

        foreach (Participation p in whole.Participations.Where(p => p.Project % 400 == 0))
        {
            builder.Add(whole.Organisations[p.Organisation]);
            builder.Add(whole.Projects[p.Project].Iri, whole.Organisations[p.Organisation].Iri, p.Role, p.Iri);
        }

        return builder.Build();
    }
}
