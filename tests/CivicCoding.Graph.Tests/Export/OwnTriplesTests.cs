using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Tests.Export;

public sealed class OwnTriplesTests
{
    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 100)]
    [InlineData(3, 500)]
    public void Triples_come_in_the_order_of_their_terms_whatever_they_are(int seed, int most)
    {
        var random = new Random(seed);
        var own = new OwnTriples();
        for (int round = 0; round < 200; round++)
        {
            var dataset = new Iri("http://e/d" + round);
            Term[] subjects = [dataset, new Iri(dataset.Value), new Iri(dataset.Value + "#csv"), new Iri(dataset.Value + "#cst"), new Iri(dataset.Value + "/ä"), new BlankNode("b"), new BlankNode("a")];
            Iri[] predicates = [.. Enumerable.Range(0, 30).Select(i => new Iri("http://p/" + random.Next(20)))];
            Term[] values = [new Iri("http://v"), new Literal("v"), new Literal("v", "de"), new Literal("v", "en"), new BlankNode("v"), new Literal("1", new Iri("http://t"))];
            Triple[] triples = [.. Enumerable.Range(0, random.Next(most)).Select(_ => new Triple(Any(random, subjects), Any(random, predicates), Any(random, values)))];
            own.Begin(dataset);
            foreach (Triple triple in triples)
            {
                own.Add(triple);
            }

            int count = own.Sort();
            Assert.Equal(triples.OrderBy(t => t, TermOrder.Instance), Enumerable.Range(0, count).Select(i => own.At(i)));
        }
    }

    [Fact]
    public void A_term_is_the_same_object_until_another_takes_its_place_and_never_another_term()
    {
        var random = new Random(4);
        var cache = new TermCache(3);
        var scratch = new TermScratch();
        Term[] terms = [new Iri("http://e/a"), new Iri("http://e/ä"), new Literal("http://e/a"), new Literal("a", "de"), new Literal("a", "en"), new Literal("a"), new Literal("1", new Iri("http://t")), new Literal("1", new Iri("http://u")), new BlankNode("a"), new Literal("Straße", "de"), .. Enumerable.Range(0, 40).Select(i => new Iri("http://e/" + i))];
        for (int i = 0; i < 5_000; i++)
        {
            Term term = Any(random, terms);
            Assert.Equal(term, cache.Get(scratch.Encode(term)));
            Assert.All(terms, t => Assert.True(!TermCache.Shows(scratch.Encode(t), term) || t.Equals(term)));
        }

        Assert.Same(cache.Get(scratch.Encode(terms[0])), cache.Get(scratch.Encode(terms[0])));
    }

    private static T Any<T>(Random random, T[] of) => of[random.Next(of.Length)];
}
