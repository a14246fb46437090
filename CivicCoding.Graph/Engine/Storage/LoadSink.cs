using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Takes in the quads of a bulk load under the writer's turn: terms get their ids at once, quads are sorted and packed a chunk at a time on another thread.</summary>
internal sealed class LoadSink : IQuadSink, IDisposable
{
    private const int ReportEvery = 1 << 16;

    private readonly TermDictionary _dictionary;
    private readonly RunBuilder _builder = new() { KeepsRoom = true };
    private readonly int _chunkQuads;
    private readonly IProgress<long>? _progress;
    private readonly TermCache _subjects = new(1);
    private readonly TermCache _predicates = new(256);
    private readonly TermCache _graphs = new(16);
    private readonly List<QuadRun> _runs = [];
    private BlankLabels _labels = new();
    private TermId? _graph;
    private bool _keepLabels;
    private QuadKey[] _chunk = new QuadKey[1024];
    private readonly Waiting _waiting;
    private QuadKey[] _spare = [];
    private int _filled;
    private Task _sorting = Task.CompletedTask;

    public LoadSink(TermDictionary dictionary, int chunkQuads, IProgress<long>? progress)
    {
        _dictionary = dictionary;
        _chunkQuads = chunkQuads;
        _progress = progress;
        _waiting = new Waiting(this);
    }

    /// <summary>The quads so far, each as often as it came.</summary>
    public long Quads { get; private set; }

    /// <summary>Begins a document: its blank node labels are its own, or where they are kept those of the store.</summary>
    public void Begin(Iri? graph, bool keepLabels = false)
    {
        _keepLabels = keepLabels;
        _labels = new BlankLabels();
        _graph = graph is null ? null : _dictionary.Intern(new TermScratch().Encode(graph));
    }

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (_filled == _chunk.Length)
        {
            Grow();
        }

        ulong s = Intern(_subjects, subject);
        ulong p = Intern(_predicates, predicate);
        ulong g = _graph is { } given ? given.Bits : graph.IsNone ? 0 : Intern(_graphs, graph);
        ulong o = @object.Kind == TermKind.BlankNode ? Blank(@object) : _waiting.Ask(@object, _filled);
        _chunk[_filled++] = new QuadKey(s, p, o, g);
        if (++Quads % ReportEvery == 0)
        {
            _progress?.Report(Quads);
        }
    }

    /// <summary>Sorts what is left and gives all runs, each without duplicates of its own; the caller releases them.</summary>
    public List<QuadRun> Complete()
    {
        Sort();
        _sorting.GetAwaiter().GetResult();
        _progress?.Report(Quads);
        List<QuadRun> runs = [.. _runs];
        _runs.Clear();
        return runs;
    }

    public void Dispose()
    {
        try
        {
            _sorting.GetAwaiter().GetResult();
        }
        finally
        {
            _runs.ForEach(r => r.Release());
            _builder.Dispose();
        }
    }

    private ulong Intern(TermCache cache, in TermSpan term)
    {
        if (term.Kind != TermKind.Iri)
        {
            return term.Kind == TermKind.BlankNode ? Blank(term) : _dictionary.Intern(term).Bits;
        }

        return cache.Get(term.Value, _dictionary);
    }

    private ulong Blank(in TermSpan term) => (_keepLabels ? _dictionary.Intern(term) : _labels.Map(term.Value, _dictionary.NewBlankNode)).Bits;

    private void Grow()
    {
        if (_filled < _chunkQuads)
        {
            Array.Resize(ref _chunk, Math.Min(_chunkQuads, _filled * 4));
        }
        else
        {
            Sort();
        }
    }

    private void Sort()
    {
        if (_filled == 0)
        {
            return;
        }

        _waiting.Complete();
        _sorting.GetAwaiter().GetResult();
        QuadKey[] chunk = _chunk;
        int filled = _filled;
        _sorting = Task.Run(() => _runs.Add(_builder.Build(chunk, filled, [], 0, 0)));
        _chunk = _spare.Length == chunk.Length ? _spare : GC.AllocateUninitializedArray<QuadKey>(chunk.Length);
        _spare = chunk;
        _filled = 0;
    }

    /// <summary>The last few IRIs of a column, found without the dictionary's table.</summary>
    private sealed class TermCache(int size)
    {
        private readonly byte[][] _values = [.. Enumerable.Repeat(Array.Empty<byte>(), size)];
        private readonly int[] _lengths = new int[size];
        private readonly ulong[] _ids = new ulong[size];

        public ulong Get(ReadOnlySpan<byte> value, TermDictionary dictionary)
        {
            int place = 0;
            if (size > 1)
            {
                int length = value.Length;
                uint mixed = (uint)length;
                for (int i = Math.Max(0, length - 6); i < length; i++)
                {
                    mixed = (mixed * 31) + value[i];
                }

                place = (int)(mixed & (uint)(size - 1));
            }

            if (_ids[place] != 0 && value.SequenceEqual(_values[place].AsSpan(0, _lengths[place])))
            {
                return _ids[place];
            }

            ulong id = new TermId(TermTag.Iri, dictionary.Intern(TermTag.Iri, 0, value)).Bits;
            if (_values[place].Length < value.Length)
            {
                _values[place] = new byte[value.Length * 2];
            }

            value.CopyTo(_values[place]);
            _lengths[place] = value.Length;
            _ids[place] = id;
            return id;
        }
    }

    /// <summary>Objects on their way into the dictionary: while one waits, the memory that the search for it needs comes near.</summary>
    private sealed class Waiting(LoadSink sink)
    {
        private const int Most = 32;
        private const int LongestValue = 512;

        private readonly byte[] _values = new byte[Most * LongestValue];
        private readonly Item[] _items = new Item[Most];
        private int _next;
        private int _count;

        /// <summary>The object's id, or 0 where it comes into its row later.</summary>
        public ulong Ask(in TermSpan term, int row)
        {
            TermDictionary dictionary = sink._dictionary;
            if (dictionary.IsKnown(term, out TermTag tag, out ulong reference, out TermId id))
            {
                return id.Bits;
            }

            if (term.Value.Length > LongestValue)
            {
                return new TermId(tag, dictionary.Intern(tag, reference, term.Value)).Bits;
            }

            if (_count == Most)
            {
                Take();
            }

            int at = _next;
            _next = (_next + 1) % Most;
            _count++;
            uint hash = TermRecord.Hash(tag, reference, term.Value);
            _items[at] = new Item(row, hash, tag, reference, term.Value.Length);
            term.Value.CopyTo(_values.AsSpan(at * LongestValue));
            dictionary.Tail.FetchSlot(hash);
            if (_count > Most / 2)
            {
                dictionary.Tail.FetchRecord(_items[(at + (Most / 2)) % Most].Hash);
            }

            return 0;
        }

        /// <summary>Gives all that wait their ids.</summary>
        public void Complete()
        {
            while (_count > 0)
            {
                Take();
            }
        }

        private void Take()
        {
            int at = (_next - _count + Most) % Most;
            ref readonly Item item = ref _items[at];
            ulong number = sink._dictionary.Intern(item.Hash, item.Tag, item.Reference, _values.AsSpan(at * LongestValue, item.Length));
            ref QuadKey quad = ref sink._chunk[item.Row];
            quad = quad with { C = new TermId(item.Tag, number).Bits };
            _count--;
        }

        private readonly record struct Item(int Row, uint Hash, TermTag Tag, ulong Reference, int Length);
    }
}
