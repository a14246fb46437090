using System.Runtime.CompilerServices;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Statements, directives and graph blocks of Turtle and TriG (RDF 1.1 TriG, section 4.5): recursive descent over a <see cref="Utf8Window"/>, terms in a <see cref="TermArena"/>.</summary>
internal sealed partial class TurtleParser
{
    private const string RdfFirst = WellKnown.RdfNamespace + "first";
    private const string RdfRest = WellKnown.RdfNamespace + "rest";

    private readonly Utf8Window _window;
    private readonly IQuadSink _sink;
    private readonly RdfReadOptions _options;
    private readonly bool _graphs;
    private readonly TermArena _arena;
    private readonly ByteScratch _scratch = new();
    private readonly PrefixTable _prefixes = new();
    private readonly LenientReport? _lenient;
    private readonly TermRef _first;
    private readonly TermRef _rest;
    private readonly TermRef _nil;
    private readonly TermRef _type;
    private readonly int _floor;

    private IriResolver? _base;
    private TermRef _graph;
    private bool _inGraph;
    private long _made;
    private int _depth;

    public TurtleParser(Stream input, IQuadSink sink, RdfReadOptions options, bool graphs, CancellationToken cancellation)
    {
        _window = new Utf8Window(input, options.MaxTermBytes, cancellation);
        _sink = sink;
        _options = options;
        _graphs = graphs;
        _arena = new TermArena(options.MaxTermBytes);
        _lenient = options.Lenient ? new LenientReport(options.Report) : null;
        _base = options.Base is null ? null : new IriResolver(options.Base);
        _first = Constant(RdfFirst);
        _rest = Constant(RdfRest);
        _nil = Constant(WellKnown.RdfNil.Value);
        _type = Constant(WellKnown.RdfType.Value);
        _floor = _arena.Top;
    }

    public void Document()
    {
        while (true)
        {
            try
            {
                while (Peek() >= 0)
                {
                    _arena.Top = _inGraph ? Math.Max(_floor, _graph.Start + _graph.Length) : _floor;
                    if (_inGraph)
                    {
                        InGraph();
                    }
                    else
                    {
                        Statement();
                    }
                }

                if (_inGraph)
                {
                    throw Error("The graph is not closed by '}'.");
                }

                return;
            }
            catch (RdfSyntaxException error) when (_lenient is not null)
            {
                _lenient.Add(error);
                Recover();
            }
        }
    }

    private TermRef Constant(string iri)
    {
        int start = _arena.Top;
        _arena.Append(Encoding.UTF8.GetBytes(iri));
        return new TermRef(TermKind.Iri, start, _arena.Top - start);
    }

    private void Statement()
    {
        int c = Peek();
        if (c == '@')
        {
            AtDirective();
            return;
        }

        if (NameCharacters.IsAsciiLetter((byte)c) && Keyword())
        {
            return;
        }

        if (_graphs && c == '{')
        {
            _graph = new TermRef(TermKind.None, _floor, 0);
            OpenGraph();
            return;
        }

        Triples(mayNameGraph: _graphs);
        if (!_inGraph)
        {
            Expect('.', "Expected '.' at the end of the statement.");
        }
    }

    /// <summary>One step within a graph block: a statement, or its end.</summary>
    private void InGraph()
    {
        if (Peek() == '}')
        {
            _window.Position++;
            _inGraph = false;
            _graph = default;
            return;
        }

        Triples(mayNameGraph: false);
        int c = Peek();
        if (c == '.')
        {
            _window.Position++;
        }
        else if (c != '}')
        {
            throw Error("Expected '.' or '}' after the statement.");
        }
    }

    private void OpenGraph()
    {
        if (Peek() != '{')
        {
            throw Error("Expected '{' after the name of the graph.");
        }

        _window.Position++;
        _inGraph = true;
    }

    private void AtDirective()
    {
        if (StartsWith("@prefix"u8))
        {
            _window.Position += 7;
            PrefixDeclaration();
        }
        else if (StartsWith("@base"u8))
        {
            _window.Position += 5;
            BaseDeclaration();
        }
        else
        {
            throw Error("Expected @prefix or @base.");
        }

        if (Peek() == '.')
        {
            _window.Position++;
            return;
        }

        RdfSyntaxException error = Error("Expected '.' at the end of the directive.");
        (_lenient ?? throw error).Add(error);
    }

    /// <summary>PREFIX, BASE and GRAPH; false where the word is the prefix of a name.</summary>
    private bool Keyword()
    {
        ReadOnlySpan<byte> word = Word(out bool colon);
        if (colon)
        {
            return false;
        }

        if (Ascii.EqualsIgnoreCase(word, "prefix"u8))
        {
            _window.Position += word.Length;
            PrefixDeclaration();
            return true;
        }

        if (Ascii.EqualsIgnoreCase(word, "base"u8))
        {
            _window.Position += word.Length;
            BaseDeclaration();
            return true;
        }

        if (_graphs && Ascii.EqualsIgnoreCase(word, "graph"u8))
        {
            _window.Position += word.Length;
            _graph = GraphName();
            OpenGraph();
            return true;
        }

        return false;
    }

    private TermRef GraphName()
    {
        switch (Peek())
        {
            case '_':
                return Blank();
            case '[':
                _window.Position++;
                if (Peek() != ']')
                {
                    throw Error("Expected ']': the name of a graph is an IRI or a blank node without properties.");
                }

                _window.Position++;
                return MakeBlank();
            default:
                return IriOrName("Expected the name of a graph: an IRI, a prefixed name or a blank node.");
        }
    }

    private void PrefixDeclaration()
    {
        Peek();
        ReadOnlySpan<byte> word = Word(out bool colon);
        if (!colon)
        {
            throw Error("Expected a prefix such as dct: after the directive.");
        }

        byte[] name = word.ToArray();
        _window.Position += name.Length + 1;
        if (Peek() != '<')
        {
            throw Error("Expected the IRI of the prefix in < >.");
        }

        TermRef iri = Iri();
        if (iri.IsLeftOut)
        {
            return;
        }

        _prefixes.Set(name, _arena[iri].ToArray());
        _sink.Prefix(name, _arena[iri]);
    }

    private void BaseDeclaration()
    {
        if (Peek() != '<')
        {
            throw Error("Expected the base IRI in < >.");
        }

        TermRef iri = Iri();
        if (!iri.IsLeftOut)
        {
            _base = new IriResolver(_arena[iri]);
            _sink.Base(_arena[iri]);
        }
    }

    private void Triples(bool mayNameGraph)
    {
        TermRef subject;
        switch (Peek())
        {
            case '[':
                _window.Position++;
                subject = MakeBlank();
                if (Peek() == ']')
                {
                    _window.Position++;
                    break;
                }

                mayNameGraph = false;
                Properties(subject);
                if (Peek() is '.' or '}')
                {
                    return;
                }

                break;
            case '(':
                mayNameGraph = false;
                subject = Collection();
                break;
            case '_':
                subject = Blank();
                break;
            default:
                subject = IriOrName("Expected a subject: an IRI, a prefixed name, a blank node, '[' or '('.");
                break;
        }

        if (mayNameGraph && Peek() == '{')
        {
            _graph = subject;
            OpenGraph();
            return;
        }

        PredicateObjectList(subject);
    }

    private void PredicateObjectList(TermRef subject)
    {
        int mark = _arena.Top;
        while (true)
        {
            TermRef predicate = Verb();
            ObjectList(subject, predicate);
            _arena.Top = mark;
            int c = Peek();
            if (c != ';')
            {
                return;
            }

            while (c == ';')
            {
                _window.Position++;
                c = Peek();
            }

            if (c is '.' or ']' or '}' or -1)
            {
                return;
            }
        }
    }

    private TermRef Verb()
    {
        int c = Peek();
        if (c == 'a' && Word(out bool colon).Length == 1 && !colon)
        {
            _window.Position++;
            return _type;
        }

        return IriOrName("Expected a predicate: an IRI, a prefixed name or 'a'.");
    }

    private void ObjectList(TermRef subject, TermRef predicate)
    {
        int mark = _arena.Top;
        while (true)
        {
            Object(subject, predicate);
            _arena.Top = mark;
            if (Peek() != ',')
            {
                return;
            }

            _window.Position++;
        }
    }

    /// <summary>The inside of [ ], up to and with the closing bracket.</summary>
    private void Properties(TermRef subject)
    {
        Enter();
        PredicateObjectList(subject);
        Expect(']', "Expected ';' or ']' in the blank node's properties.");
        _depth--;
    }

    /// <summary>A collection (RDF 1.1 Turtle, section 2.8), from its opening parenthesis; the result is its first cell.</summary>
    private TermRef Collection()
    {
        _window.Position++;
        if (Peek() == ')')
        {
            _window.Position++;
            return _nil;
        }

        Enter();
        TermRef head = MakeBlank();
        TermRef cell = head;
        TermRef spare = MakeBlank();
        TermRef other = MakeBlank();
        int mark = _arena.Top;
        while (true)
        {
            Object(cell, _first);
            _arena.Top = mark;
            int c = Peek();
            if (c == ')')
            {
                break;
            }

            if (c < 0)
            {
                throw Error("The collection is not closed by ')'.");
            }

            TermRef next = Remake(spare);
            Emit(cell, _rest, _arena.Show(next));
            (cell, spare, other) = (next, other, next);
        }

        _window.Position++;
        Emit(cell, _rest, _arena.Show(_nil));
        _depth--;
        return head;
    }

    private void Enter()
    {
        if (++_depth > _options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error($"Brackets and collections are nested deeper than the limit of {_options.MaxDepth}.");
        }
    }

    private void Emit(TermRef subject, TermRef predicate, in TermSpan @object)
    {
        if ((subject.Length | predicate.Length | _graph.Length) >= 0)
        {
            _sink.Quad(_arena.Show(subject), _arena.Show(predicate), @object, _arena.Show(_graph));
        }
    }

    private void Expect(char wanted, string message)
    {
        if (Peek() != wanted)
        {
            throw Error(message);
        }

        _window.Position++;
    }

    private RdfSyntaxException Error(string message, int offset = 0)
    {
        if (_window.Position + offset >= _window.End && !_window.More(_window.Position))
        {
            message += " The document ends here.";
        }

        return _window.Error(message, _window.Position + offset);
    }

    /// <summary>Leaves out the rest of a statement that breaks the grammar: up to a dot at the end of a line.</summary>
    private void Recover()
    {
        _depth = 0;
        ReadOnlySpan<byte> before = _window.Buffer.AsSpan(0, _window.Position).TrimEnd(" \t"u8);
        if (before.EndsWith("."u8) && _window.Rest.StartsWith("\n"u8))
        {
            return;
        }

        while (true)
        {
            int dot = _window.Rest.IndexOf((byte)'.');
            if (dot < 0)
            {
                _window.Position = _window.End;
                if (!_window.More(_window.Position))
                {
                    _inGraph = false;
                    return;
                }

                continue;
            }

            _window.Position += dot + 1;
            Ensure(2);
            ReadOnlySpan<byte> line = _window.Rest.TrimStart(" \t\r"u8);
            if (line.IsEmpty || line[0] == (byte)'\n')
            {
                return;
            }
        }
    }
}
