using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Writes N-Triples or N-Quads, one statement a line, as it comes.</summary>
internal sealed class StatementLinesWriter(Stream stream, bool graphs) : IRdfWriter
{
    private readonly Utf8Output _output = new(stream);
    private TermWriter? _terms;

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        TermWriter terms = _terms ??= new TermWriter(_output);
        terms.Term(subject);
        _output.Write((byte)' ');
        terms.Term(predicate);
        _output.Write((byte)' ');
        terms.Term(@object);
        if (!graph.IsNone)
        {
            if (!graphs)
            {
                throw NoNamedGraphs("N-Triples", "N-Quads");
            }

            _output.Write((byte)' ');
            terms.Term(graph);
        }

        _output.Write(" .\n"u8);
    }

    public void Complete() => _output.Flush();

    public void Dispose()
    {
    }

    /// <summary>What a writer answers when it gets a quad of a named graph that its syntax cannot hold.</summary>
    public static InvalidOperationException NoNamedGraphs(string syntax, string instead) =>
        new($"{syntax} cannot hold named graphs. Write {instead}, or hand over the triples of one graph without its name.");
}
