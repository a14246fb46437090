using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Writes Turtle or TriG for people: holds the dataset, then writes each subject once, in order, with blank nodes used once and lists in place.</summary>
internal sealed class PrettyTurtleWriter : IRdfWriter
{
    /// <summary>How deep brackets are nested before a label is used instead.</summary>
    private const int MaxNesting = 32;

    private readonly Utf8Output _output;
    private readonly TurtleTermWriter _terms;
    private readonly bool _graphs;
    private readonly Dataset _dataset = new();
    private readonly TermScratch _scratch = new();
    private bool _declared;

    public PrettyTurtleWriter(Stream stream, RdfWriteOptions options, bool graphs)
    {
        _output = new Utf8Output(stream);
        _terms = new TurtleTermWriter(_output, longStrings: true);
        _graphs = graphs;
        _declared = options.Prefixes.Count > 0 || options.Base is not null;
        _terms.Declare(options);
    }

    public void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (_terms.TryAdd(prefix, iri))
        {
            _declared = true;
            _terms.Declare(prefix, iri);
        }
    }

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (!graph.IsNone && !_graphs)
        {
            throw StatementLinesWriter.NoNamedGraphs("Turtle", "TriG");
        }

        ((IQuadSink)_dataset).Quad(subject, predicate, @object, graph);
    }

    public void Complete()
    {
        var layout = new PrettyLayout(_dataset);
        bool first = !_declared;
        foreach (PrettyLayout.GraphLayout graph in layout.Graphs)
        {
            if (graph.Name is null)
            {
                WriteGraph(graph, 0, ref first);
                continue;
            }

            Gap(ref first);
            Write(graph.Name);
            _output.Write(" {\n"u8);
            bool inside = true;
            WriteGraph(graph, 1, ref inside);
            _output.Write("}\n"u8);
        }

        _output.Flush();
    }

    public void Dispose()
    {
    }

    private void Gap(ref bool first)
    {
        if (!first)
        {
            _output.Write((byte)'\n');
        }

        first = false;
    }

    private void WriteGraph(PrettyLayout.GraphLayout graph, int indent, ref bool first)
    {
        while (graph.NextRoot() is { } subject)
        {
            Gap(ref first);
            Indent(indent);
            if (graph.IsAnonymous(subject))
            {
                _output.Write("[]"u8);
            }
            else
            {
                Write(subject);
            }

            _output.Write((byte)' ');
            Properties(graph, subject, indent + 1, 0);
            _output.Write(" .\n"u8);
        }
    }

    private void Properties(PrettyLayout.GraphLayout graph, Term subject, int indent, int depth)
    {
        Iri? last = null;
        foreach ((Iri predicate, Term @object) in graph.Properties(subject))
        {
            if (last is not null && last.Equals(predicate))
            {
                _output.Write(" , "u8);
            }
            else
            {
                if (last is not null)
                {
                    _output.Write(" ;\n"u8);
                    Indent(indent);
                }

                last = predicate;
                _terms.Predicate(_scratch.Encode(predicate).Value);
                _output.Write((byte)' ');
            }

            Object(graph, @object, indent, depth);
        }
    }

    private void Object(PrettyLayout.GraphLayout graph, Term term, int indent, int depth)
    {
        if (term is not BlankNode node || depth >= MaxNesting)
        {
            Write(term);
            return;
        }

        if (graph.TakeList(node) is { } items)
        {
            _output.Write("("u8);
            foreach (Term item in items)
            {
                _output.Write((byte)' ');
                Object(graph, item, indent + 1, depth + 1);
            }

            _output.Write(" )"u8);
        }
        else if (graph.TakeNested(node))
        {
            Nested(graph, node, indent, depth);
        }
        else
        {
            Write(node);
        }
    }

    private void Nested(PrettyLayout.GraphLayout graph, BlankNode node, int indent, int depth)
    {
        if (!graph.Properties(node).Any())
        {
            _output.Write("[]"u8);
            return;
        }

        _output.Write("[\n"u8);
        Indent(indent + 1);
        Properties(graph, node, indent + 1, depth + 1);
        _output.Write((byte)'\n');
        Indent(indent);
        _output.Write((byte)']');
    }

    private void Write(Term term) => _terms.Term(_scratch.Encode(term));

    private void Indent(int levels)
    {
        for (int i = 0; i < levels; i++)
        {
            _output.Write("    "u8);
        }
    }
}
