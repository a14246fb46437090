using System.IO.Hashing;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>The quads of INSERT DATA or DELETE DATA (SPARQL 1.1 Update, sections 3.1.1 and 3.1.2): each term once, as bytes of the request's text or made from it, and the quads as places of their terms.</summary>
public sealed class QuadData
{
    internal const int DefaultGraph = -1;

    /// <summary>The most bytes that terms may take beyond the text: long prefixes could make much of little.</summary>
    private const int MostMadeBytes = 512 << 20;
    private const int NoDatatype = -1;

    private static readonly long s_seed = Random.Shared.NextInt64();

    private readonly byte[] _text;
    private readonly TermScratch _scratch = new();
    private byte[] _made = [];
    private int _madeEnd;
    private DataTerm[] _terms = new DataTerm[16];
    private int[] _slots = new int[64];
    private int[] _quads = new int[64];

    /// <param name="text">The text that places of terms mean.</param>
    internal QuadData(byte[] text) => _text = text;

    /// <summary>The number of quads.</summary>
    public int Count { get; private set; }

    /// <summary>The quads one by one, as templates without named variables.</summary>
    public IEnumerable<QuadTemplate> Templates
    {
        get
        {
            var terms = new PatternTerm?[TermCount];
            for (int i = 0; i < Count; i++)
            {
                (int subject, int predicate, int @object, int graph) = Quad(i);
                yield return new QuadTemplate(graph == DefaultGraph ? null : Of(graph), new TriplePattern(Of(subject), Of(predicate), Of(@object)));
            }

            PatternTerm Of(int place) => terms[place] ??= Template(place);
        }
    }

    /// <summary>The number of distinct terms; their places are below.</summary>
    internal int TermCount { get; private set; }

    /// <summary>The places of a quad's terms.</summary>
    internal (int Subject, int Predicate, int Object, int Graph) Quad(int index) => (_quads[index * 4], _quads[(index * 4) + 1], _quads[(index * 4) + 2], _quads[(index * 4) + 3]);

    /// <summary>The term at a place; a blank node stands under the name that the parser gave it.</summary>
    internal TermSpan Term(int place)
    {
        ref readonly DataTerm term = ref _terms[place];
        ReadOnlySpan<byte> value = Bytes(term.Start, term.End);
        return term.Datatype != NoDatatype
            ? new TermSpan(term.Kind, value, Bytes(_terms[term.Datatype].Start, _terms[term.Datatype].End))
            : new TermSpan(term.Kind, value, default, Bytes(term.LanguageStart, term.LanguageEnd));
    }

    /// <summary>Adds a quad; one with a literal as subject is no quad and left out.</summary>
    internal void AddQuad(int subject, int predicate, int @object, int graph)
    {
        if (_terms[subject].Kind == TermKind.Literal)
        {
            return;
        }

        int at = Count * 4;
        if (at == _quads.Length)
        {
            Array.Resize(ref _quads, checked(at * 2));
        }

        _quads[at] = subject;
        _quads[at + 1] = predicate;
        _quads[at + 2] = @object;
        _quads[at + 3] = graph;
        Count++;
    }

    internal int AddIri(int start, int end) => Add(TermKind.Iri, start, end);

    /// <summary>An IRI of a prefix and a local part of the text, whose backslashes go.</summary>
    internal int AddIri(string prefix, int start, int end)
    {
        Span<byte> room = Room(Encoding.UTF8.GetMaxByteCount(prefix.Length) + end - start);
        int length = Encoding.UTF8.GetBytes(prefix, room);
        foreach (byte b in Bytes(start, end))
        {
            room[length] = b;
            length += b == (byte)'\\' ? 0 : 1;
        }

        return AddMade(TermKind.Iri, length);
    }

    internal int AddBlankNode(string name)
    {
        int length = Encoding.UTF8.GetBytes(name, Room(Encoding.UTF8.GetMaxByteCount(name.Length)));
        return AddMade(TermKind.BlankNode, length);
    }

    internal int AddString(int start, int end) => Add(TermKind.Literal, start, end);

    internal int AddTagged(int start, int end, int languageStart, int languageEnd) => Add(TermKind.Literal, start, end, NoDatatype, languageStart, languageEnd);

    internal int AddTyped(int start, int end, int datatype) =>
        Term(datatype).Value.SequenceEqual("http://www.w3.org/2001/XMLSchema#string"u8) ? AddString(start, end) : Add(TermKind.Literal, start, end, datatype);

    internal int Add(Term term)
    {
        if (term is Literal { Language: null } literal)
        {
            int datatype = Add(literal.Datatype);
            (int start, int end) = Keep(Encoding.UTF8.GetBytes(literal.Lexical));
            return AddTyped(start, end, datatype);
        }

        TermSpan span = _scratch.Encode(term);
        span.Value.CopyTo(Room(span.Value.Length));
        return AddMade(span.Kind, span.Value.Length);
    }

    /// <summary>Keeps bytes that the text does not hold, and says where.</summary>
    internal (int Start, int End) Keep(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        int start = _text.Length + _madeEnd;
        _madeEnd += bytes.Length;
        return (start, start + bytes.Length);
    }

    /// <summary>The hash of all of a term: by its word alone one word under many language tags would stand on one slot.</summary>
    internal static uint HashOf(TermKind kind, ReadOnlySpan<byte> value, int datatype, ReadOnlySpan<byte> language)
    {
        ulong hash = XxHash3.HashToUInt64(value, s_seed + (long)kind + ((long)datatype << 32));
        return (uint)(language.IsEmpty ? hash : XxHash3.HashToUInt64(language, (long)hash));
    }

    /// <summary>The term of the bytes that were just written behind those that are kept; these are kept where it is new.</summary>
    private int AddMade(TermKind kind, int length)
    {
        int known = TermCount;
        int place = Add(kind, _text.Length + _madeEnd, _text.Length + _madeEnd + length);
        _madeEnd += TermCount > known ? length : 0;
        return place;
    }

    private int Add(TermKind kind, int start, int end, int datatype = NoDatatype, int languageStart = 0, int languageEnd = 0)
    {
        ReadOnlySpan<byte> value = Bytes(start, end);
        ReadOnlySpan<byte> language = Bytes(languageStart, languageEnd);
        uint hash = HashOf(kind, value, datatype, language);
        int mask = _slots.Length - 1;
        int at = (int)hash & mask;
        for (; _slots[at] != 0; at = (at + 1) & mask)
        {
            int place = _slots[at] - 1;
            ref readonly DataTerm term = ref _terms[place];
            if (term.Hash == hash && term.Kind == kind && term.Datatype == datatype && Bytes(term.Start, term.End).SequenceEqual(value) && Bytes(term.LanguageStart, term.LanguageEnd).SequenceEqual(language))
            {
                return place;
            }
        }

        if (TermCount == _terms.Length)
        {
            Array.Resize(ref _terms, TermCount * 2);
        }

        _terms[TermCount] = new DataTerm(kind, start, end, datatype, languageStart, languageEnd, hash);
        _slots[at] = ++TermCount;
        if (TermCount * 2 > _slots.Length)
        {
            Grow();
        }

        return TermCount - 1;
    }

    private void Grow()
    {
        var slots = new int[_slots.Length * 2];
        int mask = slots.Length - 1;
        for (int place = 0; place < TermCount; place++)
        {
            int at = (int)_terms[place].Hash & mask;
            while (slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            slots[at] = place + 1;
        }

        _slots = slots;
    }

    private ReadOnlySpan<byte> Bytes(int start, int end) =>
        start < _text.Length ? _text.AsSpan(start, end - start) : _made.AsSpan(start - _text.Length, end - start);

    private Span<byte> Room(int length)
    {
        long needed = (long)_madeEnd + length;
        if (needed > MostMadeBytes)
        {
            throw new SparqlSyntaxException($"The terms of the data take more than {MostMadeBytes} bytes once their prefixes are expanded. Split the request.", 1, 1);
        }

        if (needed > _made.Length)
        {
            Array.Resize(ref _made, (int)Math.Max(needed, Math.Min(_made.Length * 2L, MostMadeBytes)));
        }

        return _made.AsSpan(_madeEnd, length);
    }

    private PatternTerm Template(int place)
    {
        TermSpan term = Term(place);
        return term.Kind == TermKind.BlankNode ? new PatternTerm.Variable(Encoding.UTF8.GetString(term.Value)) : new PatternTerm.Constant(term.ToTerm()!);
    }
}
