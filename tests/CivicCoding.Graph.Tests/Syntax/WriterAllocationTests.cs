using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax;

/// <summary>Budgets of bytes for the writers that stream.</summary>
public sealed class WriterAllocationTests
{
    [Theory]
    [InlineData("ntriples")]
    [InlineData("nquads")]
    public void Statements_are_written_without_allocating(string name)
    {
        using IRdfWriter writer = RdfFormat.FromName(name)!.OpenWriter(Stream.Null);
        Allocations.AssertAtMost(256, () =>
        {
            for (int i = 0; i < 5_000; i++)
            {
                writer.Quad(new TermSpan(TermKind.Iri, "http://e/s"u8), new TermSpan(TermKind.Iri, "http://e/p"u8), new TermSpan(TermKind.Literal, "a \"quoted\" line\n and Ümläute"u8, default, "de"u8), default);
                writer.Quad(new TermSpan(TermKind.BlankNode, "b0"u8), new TermSpan(TermKind.Iri, "http://e/p"u8), new TermSpan(TermKind.Literal, "12"u8, "http://www.w3.org/2001/XMLSchema#integer"u8), default);
            }
        });
        writer.Complete();
    }
}
