using System.Text.Json;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Gives the quads of objects straight from their tokens where keys stand for properties without containers, and hands all else to the algorithms of expansion and RDF. Both ways give the same quads.</summary>
internal sealed partial class PlainItems(JsonSource source, IQuadSink sink, Expander expander, RdfEmitter emitter, DocumentBlanks blanks, LenientTerms? lenient, RdfReadOptions options, CancellationToken cancellation)
{
    private readonly JsonTape _tape = source.Tape;
    private readonly List<PlainKey> _keys = [];
    private readonly ByteScratch _scratch = new();
    private PlainContext _context = null!;
    private long _object;

    /// <summary>The place of what is being expanded in the source's text.</summary>
    public int Expanding { get; private set; }

    /// <summary>Emits the object that the source read last, a member of the default graph.</summary>
    /// <returns>False, and nothing emitted, where it is to be expanded.</returns>
    public bool TryMember(PlainContext context)
    {
        Begin(context);
        return context.IsPlain && TryObject(0, member: true, TermSpan.None, out _);
    }

    /// <summary>Emits the document that the source read whole, an object whose own context is <paramref name="context"/>.</summary>
    /// <returns>False, and nothing emitted, where it is to be expanded.</returns>
    public bool TryRoot(PlainContext context)
    {
        Begin(context);
        if (!context.IsPlain)
        {
            return false;
        }

        // An object of @graph alone is the default graph itself (JSON-LD 1.1 API, section 5.1, step 8).
        int graph = -1;
        for (int i = 1; i < _tape[0].Next; i = _tape[i + 1].Next)
        {
            PlainKey? key = Key(i);
            if (key is { Use: PlainUse.Graph } && graph < 0)
            {
                graph = i + 1;
            }
            else if (key is { Use: PlainUse.Property or PlainUse.GeneralValue } && _tape[i + 1].Type == JsonTokenType.Null)
            {
                // A property without a value is as good as not there, unless it takes null for JSON: the algorithm knows.
                return false;
            }
            else if (key is not ({ Use: PlainUse.None } or { Name: "@context" }))
            {
                return TryObject(0, member: true, TermSpan.None, out _, root: true);
            }
        }

        if (!Unlike())
        {
            return false;
        }

        if (graph >= 0)
        {
            Members(graph, TermSpan.None);
        }

        return true;
    }

    /// <summary>Emits the value that the source read last, a member of the default graph, by the algorithm.</summary>
    public void Expand(PlainContext context, string? property)
    {
        At(0);
        emitter.Members(expander.Item(context.Active, property, Parsed(0)), null);
    }

    /// <summary>Emits the document that the source read whole by the algorithm.</summary>
    public void ExpandRoot()
    {
        At(0);
        emitter.Document(expander.Document(Parsed(0)));
    }

    private void Begin(PlainContext context)
    {
        _context = context;
        _keys.Clear();
        _scratch.Reset();
    }

    /// <summary>True where no key of the root stands twice and no container is passed over.</summary>
    private bool Unlike()
    {
        bool plain = Look(0, root: true, out _) == PlainUse.None;
        _keys.Clear();
        return plain;
    }

    private PlainKey? Key(int at) => _tape[at].Escaped ? null : _context.Key(Raw(at));

    /// <summary>Takes the keys of an object onto the stack.</summary>
    /// <returns>None for an object that stands for a node, Value for one that stands for a value, General for one that is to be expanded.</returns>
    private PlainUse Look(int at, bool root, out int id)
    {
        id = -1;
        long number = ++_object;
        PlainUse shape = PlainUse.None;
        bool language = false;
        bool graph = false;
        for (int i = at + 1; i < _tape[at].Next; i = _tape[i + 1].Next)
        {
            PlainKey? key = Key(i);
            if (key is null || key.Seen == number)
            {
                return PlainUse.General;
            }

            key.Seen = number;
            _keys.Add(key);
            JsonTokenType value = _tape[i + 1].Type;
            switch (key.Use)
            {
                case PlainUse.General when !(root && key.Name == "@context"):
                case PlainUse.None when value is JsonTokenType.StartObject or JsonTokenType.StartArray:
                case PlainUse.Id when id >= 0 || value != JsonTokenType.String || Text(i + 1).StartsWith("@"u8):
                case PlainUse.Type when !AreTypes(i + 1):
                case PlainUse.Graph when graph:
                    return PlainUse.General;
                case PlainUse.Id:
                    id = i + 1;
                    break;
                case PlainUse.Value:
                    shape = PlainUse.Value;
                    break;
                case PlainUse.Graph:
                    graph = true;
                    break;
                case PlainUse.Language:
                    language = true;
                    break;
                default:
                    break;
            }
        }

        return language && shape != PlainUse.Value ? PlainUse.General : shape;
    }

    private bool AreTypes(int at)
    {
        if (_tape[at].Type == JsonTokenType.String)
        {
            return !_context.Type(Text(at)).HasContext;
        }

        if (_tape[at].Type != JsonTokenType.StartArray)
        {
            return false;
        }

        for (int i = at + 1; i < _tape[at].Next; i = _tape[i].Next)
        {
            if (_tape[i].Type != JsonTokenType.String || _context.Type(Text(i)).HasContext)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Emits what an object says.</summary>
    /// <param name="at">The object.</param>
    /// <param name="member">True for a member of a graph, false for the value of a property.</param>
    /// <param name="graph">The graph it is in.</param>
    /// <param name="term">The node or literal that it stands for; no term where it has none.</param>
    /// <param name="root">True for the document itself.</param>
    private bool TryObject(int at, bool member, in TermSpan graph, out TermSpan term, bool root = false)
    {
        JsonLdStack.Ensure();
        cancellation.ThrowIfCancellationRequested();
        term = default;
        int mark = _keys.Count;
        PlainUse shape = Look(at, root, out int id);
        bool plain = shape == PlainUse.None || (shape == PlainUse.Value && !member && TryValue(at, mark, out term));
        if (plain && shape == PlainUse.None)
        {
            TermSpan subject = id < 0 ? new TermSpan(TermKind.BlankNode, blanks.Fresh(_scratch)) : Resource(id);
            int k = mark;
            for (int i = at + 1; i < _tape[at].Next; i = _tape[i + 1].Next)
            {
                Entry(i + 1, _keys[k++], subject, graph);
            }

            term = subject;
        }

        _keys.RemoveRange(mark, _keys.Count - mark);
        return plain;
    }

    private void Entry(int at, PlainKey key, in TermSpan subject, in TermSpan graph)
    {
        switch (key.Use)
        {
            case PlainUse.Type:
                Types(at, subject, graph);
                break;
            case PlainUse.Graph when !subject.IsNone:
                Members(at, subject);
                break;
            case PlainUse.Graph:
                // A graph without a name gives no quads, and its errors are errors all the same.
                At(at);
                expander.Item(_context.Active, "@graph", Parsed(at));
                break;
            case PlainUse.Property:
                Values(at, key, subject, graph);
                break;
            case PlainUse.GeneralValue:
                Expand(at, key, subject, graph);
                break;
            default:
                break;
        }
    }

    private void Types(int at, in TermSpan subject, in TermSpan graph)
    {
        var predicate = new TermSpan(TermKind.Iri, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8);
        if (_tape[at].Type == JsonTokenType.String)
        {
            Emit(subject, predicate, Vocabulary(at), graph);
            return;
        }

        for (int i = at + 1; i < _tape[at].Next; i = _tape[i].Next)
        {
            Emit(subject, predicate, Vocabulary(i), graph);
        }
    }

    /// <summary>The members of a graph; what is no object is passed over.</summary>
    private void Members(int at, in TermSpan graph)
    {
        JsonLdStack.Ensure();
        if (_tape[at].Type == JsonTokenType.StartArray)
        {
            for (int i = at + 1; i < _tape[at].Next; i = _tape[i].Next)
            {
                Members(i, graph);
            }
        }
        else if (_tape[at].Type == JsonTokenType.StartObject && !TryObject(at, member: true, graph, out _))
        {
            At(at);
            emitter.Members(expander.Item(_context.Active, "@graph", Parsed(at)), graph.ToTerm());
        }
    }

    private void Values(int at, PlainKey key, in TermSpan subject, in TermSpan graph)
    {
        switch (_tape[at].Type)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.StartArray:
                JsonLdStack.Ensure();
                for (int i = at + 1; i < _tape[at].Next; i = _tape[i].Next)
                {
                    Values(i, key, subject, graph);
                }

                break;
            case JsonTokenType.StartObject when TryObject(at, member: false, graph, out TermSpan inner):
                Emit(subject, Predicate(key), inner, graph);
                break;
            case JsonTokenType.String:
                Emit(subject, Predicate(key), Coerced(at, key), graph);
                break;
            case JsonTokenType.True or JsonTokenType.False or JsonTokenType.Number when TryNative(at, key.Datatype, out TermSpan native):
                Emit(subject, Predicate(key), native, graph);
                break;
            default:
                Expand(at, key, subject, graph);
                break;
        }
    }

    private void Expand(int at, PlainKey key, in TermSpan subject, in TermSpan graph)
    {
        At(at);
        JsonMap entries = expander.Entry(_context.Active, key.Name, key.Expanded, Parsed(at));
        emitter.Entries(entries, subject.ToTerm(), graph.ToTerm());
    }

    private void At(int at)
    {
        Expanding = _tape[at].Start;
        if (lenient is not null)
        {
            lenient.Place = source.Place(Expanding);
        }
    }

    private JsonItem? Parsed(int at)
    {
        int start = _tape[at].Start;
        return JsonReading.Parse(source.Text.Slice(start, _tape[at].Length), options.MaxDepth, offset => source.Place(start + offset));
    }

    private static TermSpan Predicate(PlainKey key) => new(TermKind.Iri, key.Predicate);

    private void Emit(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (!subject.IsNone && !@object.IsNone)
        {
            sink.Quad(subject, predicate, @object, graph);
        }
    }
}
