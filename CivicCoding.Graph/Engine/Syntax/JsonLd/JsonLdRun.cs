using System.Text.Json;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>One read of a JSON-LD document: item by item where it is an array, or an object with @context first and then @graph alone; otherwise whole.</summary>
internal sealed class JsonLdRun
{
    /// <summary>How far is looked for what follows @graph before the object is taken to end there.</summary>
    private const int LookAhead = 8 << 20;

    private const int MostReports = 100_000;

    private readonly JsonSource _source;
    private readonly RdfReadOptions _options;
    private readonly Expander _expander;
    private readonly RdfEmitter _emitter;
    private readonly PlainItems _plain;
    private readonly LenientTerms? _lenient;
    private readonly HashSet<(string Message, long Line, long Column)> _reported = [];
    private PlainContext? _root;
    private int _contextStart = -1;

    public JsonLdRun(Stream input, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation)
    {
        _options = options;
        _source = new JsonSource(input, options, cancellation);
        var settings = new JsonLdOptions { Base = options.Base, Contexts = options.Contexts, MaxDepth = options.MaxDepth, Lenient = options.Lenient ? e => Report(e.Message, PlaceOf()) : null, Cancellation = cancellation };
        _lenient = options.Lenient ? new LenientTerms(Report) : null;
        var blanks = new DocumentBlanks(options.MaxIdentifiers);
        _expander = new Expander(settings);
        _emitter = new RdfEmitter(sink, settings, blanks, _lenient);
        _plain = new PlainItems(_source, sink, _expander, _emitter, blanks, _lenient, options, cancellation);
    }

    public void Read()
    {
        try
        {
            switch (_source.Read(whole: false))
            {
                case JsonTokenType.StartArray:
                    Items(new PlainContext(_expander, _expander.Start()), null);
                    break;
                case JsonTokenType.StartObject:
                    Root();
                    break;
                default:
                    break;
            }

            while (_source.Read(whole: false) != JsonTokenType.None)
            {
                // Only the end of the text is left; anything else is an error that the source tells.
            }
        }
        catch (JsonLdException error)
        {
            (long line, long column) = PlaceOf();
            throw new RdfSyntaxException(error.Message, line, column, error);
        }
    }

    /// <summary>The place of the map that is being expanded, else of the item.</summary>
    private (long Line, long Column) PlaceOf()
    {
        return _source.Place((_contextStart < 0 ? _plain.Expanding : _contextStart) + Math.Max(_expander.Current?.Offset ?? 0, 0));
    }

    private void Report(string message, (long Line, long Column) place)
    {
        // A context is processed again where a document turns out to be read whole.
        if (_reported.Count >= MostReports || _reported.Add((message, place.Line, place.Column)))
        {
            _options.Report?.Invoke(new RdfSyntaxException(message, place.Line, place.Column));
        }
    }

    private void Root()
    {
        _source.Hold(true);
        _source.Restart();
        _source.Read(whole: false);
        ActiveContext active = _expander.Start();
        JsonTokenType token = _source.Read(whole: false);
        if (token == JsonTokenType.PropertyName && _source.Token.SequenceEqual("\"@context\""u8))
        {
            _source.Read(whole: true);
            active = Context(active, 0);
            token = _source.Read(whole: false);
        }

        _root = new PlainContext(_expander, active);
        if (token == JsonTokenType.PropertyName && IsGraph(_source.Token) && _source.Read(whole: false) == JsonTokenType.StartArray && _source.EndsAfterArray(LookAhead))
        {
            _source.Hold(false);
            Items(_root, "@graph");
            if (_source.Read(whole: false) != JsonTokenType.EndObject)
            {
                (long line, long column) = _source.Place(0);
                throw new RdfSyntaxException($"loading document failed: A document of more than {LookAhead} bytes is read as a stream, and so @graph must be its last key.", line, column);
            }

            return;
        }

        _source.Restart();
        _source.Read(whole: true);
        Whole();
    }

    private bool IsGraph(ReadOnlySpan<byte> name) => name.IndexOf((byte)'\\') < 0 && _root!.Key(name[1..^1]) is { Use: PlainUse.Graph };

    /// <summary>Reads the members of an array up to its end.</summary>
    private void Items(PlainContext context, string? property)
    {
        while (true)
        {
            JsonTokenType type = _source.Read(whole: true);
            if (type == JsonTokenType.EndArray)
            {
                return;
            }

            if (type is JsonTokenType.StartObject or JsonTokenType.StartArray && !(type == JsonTokenType.StartObject && _plain.TryMember(context)))
            {
                _plain.Expand(context, property);
            }
        }
    }

    private void Whole()
    {
        JsonTape tape = _source.Tape;
        for (int i = 1; i < tape[0].Next && _root is not null; i = tape[i + 1].Next)
        {
            if (!tape[i].Escaped && _source.Text.Slice(tape[i].Start, tape[i].Length).SequenceEqual("\"@context\""u8))
            {
                _root = new PlainContext(_expander, Context(_expander.Start(), i + 1));
                break;
            }
        }

        if (!_plain.TryRoot(_root!))
        {
            _plain.ExpandRoot();
        }
    }

    private ActiveContext Context(ActiveContext active, int at)
    {
        JsonToken token = _source.Tape[at];
        int start = token.Start;
        _contextStart = start;
        JsonItem? context = JsonReading.Parse(_source.Text.Slice(start, token.Length), _options.MaxDepth, offset => _source.Place(start + offset));
        ActiveContext result = _expander.Context(active, context);
        _contextStart = -1;
        return result;
    }
}
