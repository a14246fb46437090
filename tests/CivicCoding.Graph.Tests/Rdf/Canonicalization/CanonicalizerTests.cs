using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;
using CsCheck;

namespace CivicCoding.Graph.Tests.Rdf.Canonicalization;

/// <summary>Canonical N-Quads: the same for the same data under other labels, and refused where it would cost too much.</summary>
public sealed class CanonicalizerTests
{
    private static readonly Gen<Term> GenTerm = Gen.Int[0, 6].Select(i => i < 5 ? (Term)new BlankNode("n" + i) : new Iri("http://e/" + i));

    [Fact]
    public void Other_labels_and_another_order_give_the_same_text() =>
        Gen.Select(GenTerm, Gen.Int[0, 1], GenTerm, (s, p, o) => new Quad(s, new Iri("http://e/p" + p), o)).List[0, 8].Sample(
            quads =>
            {
                Quad[] renamed = [.. quads.Select(q => new Quad(Renamed(q.Subject), q.Predicate, Renamed(q.Object))).Reverse()];
                CanonicalDataset first = Canonicalizer.Canonicalize(quads);
                CanonicalDataset second = Canonicalizer.Canonicalize(renamed);
                Assert.Equal(first.NQuads, second.NQuads);
                var read = new Dataset();
                RdfFormat.NQuads.Read(new MemoryStream(Encoding.UTF8.GetBytes(first.NQuads)), read);
                Assert.True(GraphIsomorphism.AreIsomorphic(quads, read));
            },
            iter: 500);

    [Fact]
    public void Blank_nodes_that_all_know_each_other_are_refused()
    {
        Term[] nodes = [.. Enumerable.Range(0, 12).Select(i => new BlankNode("n" + i))];
        IEnumerable<Quad> clique = nodes.SelectMany(a => nodes.Where(b => !a.Equals(b)).Select(b => new Quad(a, new Iri("http://e/p"), b)));
        Assert.Throws<InvalidOperationException>(() => Canonicalizer.Canonicalize(clique, cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Characters_beyond_the_first_plane_sort_by_code_point()
    {
        string text = Canonicalizer.Canonicalize([new Quad(new Iri("http://e/\U0001F600"), new Iri("http://e/p"), new Literal("x")), new Quad(new Iri("http://e/\uFFFD"), new Iri("http://e/p"), new Literal("x"))]).NQuads;
        Assert.StartsWith("<http://e/\uFFFD>", text, StringComparison.Ordinal);
    }

    private static Term Renamed(Term term) => term is BlankNode node ? new BlankNode("x" + (char)('z' - (node.Label[1] - '0'))) : term;
}
