using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Writes Turtle or TriG as it comes: a run of one subject is one statement, a run of one predicate one list of objects, a run of one graph one block.</summary>
internal sealed class TurtleStreamWriter : IRdfWriter
{
    private readonly Utf8Output _output;
    private readonly TurtleTermWriter _terms;
    private readonly bool _graphs;
    private readonly KeptTerm _graph = new();
    private readonly KeptTerm _subject = new();
    private readonly KeptTerm _predicate = new();

    public TurtleStreamWriter(Stream stream, RdfWriteOptions options, bool graphs)
    {
        _output = new Utf8Output(stream);
        _terms = new TurtleTermWriter(_output, longStrings: false);
        _graphs = graphs;
        _terms.Declare(options);
    }

    public void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (_terms.TryAdd(prefix, iri))
        {
            EndGraph();
            _terms.Declare(prefix, iri);
        }
    }

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (!_graph.Is(graph))
        {
            BeginGraph(graph);
        }

        if (!_subject.Is(subject))
        {
            EndSubject();
            _subject.Keep(subject);
            _terms.Term(subject);
            _output.Write((byte)' ');
            Predicate(predicate);
        }
        else if (!_predicate.Is(predicate))
        {
            _output.Write(" ;\n    "u8);
            Predicate(predicate);
        }
        else
        {
            _output.Write(" , "u8);
        }

        _terms.Term(@object);
    }

    public void Complete()
    {
        EndGraph();
        _output.Flush();
    }

    public void Dispose()
    {
    }

    private void Predicate(in TermSpan predicate)
    {
        _predicate.Keep(predicate);
        _terms.Predicate(predicate.Value);
        _output.Write((byte)' ');
    }

    private void BeginGraph(in TermSpan graph)
    {
        if (!_graphs)
        {
            throw StatementLinesWriter.NoNamedGraphs("Turtle", "TriG");
        }

        EndGraph();
        _graph.Keep(graph);
        if (!graph.IsNone)
        {
            _terms.Term(graph);
            _output.Write(" {\n"u8);
        }
    }

    private void EndSubject()
    {
        if (!_subject.IsNone)
        {
            _output.Write(" .\n"u8);
            _subject.Keep(default);
        }
    }

    private void EndGraph()
    {
        EndSubject();
        if (!_graph.IsNone)
        {
            _output.Write("}\n"u8);
            _graph.Keep(default);
        }
    }
}
