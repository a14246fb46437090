using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>Collects the triples of one dataset after the other and gives them in the order of <see cref="TermOrder"/>. Numbers that come near that order are sorted first, so that few terms are compared.</summary>
internal sealed class OwnTriples
{
    /// <summary>With more triples, what the numbers leave in disorder would take long to mend.</summary>
    private const int MostByNumber = 128;

    private const int MostPredicates = 1_000;
    private readonly List<string> _predicates = [];
    private readonly Dictionary<Iri, uint> _ranks = new(ReferenceEqualityComparer.Instance);
    private Triple[] _triples = new Triple[64];
    private ulong[] _numbers = new ulong[64];
    private int[] _places = new int[64];
    private int _count;
    private Iri? _dataset;

    /// <summary>Begins anew.</summary>
    public void Begin(Iri dataset)
    {
        _dataset = dataset;
        _count = 0;
    }

    /// <summary>Takes a triple of the dataset, of a thing whose IRI begins with the dataset's, or of a blank node.</summary>
    public void Add(in Triple triple)
    {
        if (_count == _triples.Length)
        {
            Array.Resize(ref _triples, _count * 2);
            Array.Resize(ref _numbers, _count * 2);
            Array.Resize(ref _places, _count * 2);
        }

        _triples[_count] = triple;
        _numbers[_count] = (SubjectNumber(triple.Subject) << 16) | RankOf(triple.Predicate);
        _places[_count] = _count;
        _count++;
    }

    /// <summary>Puts the triples into their order, in which equal ones stand beside each other; <see cref="At"/> gives them.</summary>
    /// <returns>Their number.</returns>
    public int Sort()
    {
        Span<int> places = _places.AsSpan(0, _count);
        if (_count > MostByNumber)
        {
            places.Sort((a, b) => TermOrder.Instance.Compare(_triples[a], _triples[b]));
            return _count;
        }

        _numbers.AsSpan(0, _count).Sort(places);
        for (int i = 1; i < places.Length; i++)
        {
            int place = places[i];
            int at = i;
            while (at > 0 && TermOrder.Instance.Compare(_triples[place], _triples[places[at - 1]]) < 0)
            {
                places[at] = places[at - 1];
                at--;
            }

            places[at] = place;
        }

        return _count;
    }

    /// <summary>A triple by its place in the order.</summary>
    public ref readonly Triple At(int index) => ref _triples[_places[index]];

    /// <summary>The three characters behind the dataset's IRI; blank nodes come last.</summary>
    private ulong SubjectNumber(Term subject)
    {
        if (ReferenceEquals(subject, _dataset))
        {
            return 0;
        }

        if (subject is not Iri iri)
        {
            return ulong.MaxValue >> 16;
        }

        ReadOnlySpan<char> rest = iri.Value.AsSpan(Math.Min(_dataset!.Value.Length, iri.Value.Length));
        ulong number = 0;
        for (int i = 0; i < 3; i++)
        {
            number = (number << 16) | (i < rest.Length ? rest[i] : (char)0);
        }

        return number;
    }

    private uint RankOf(Iri predicate)
    {
        if (_ranks.TryGetValue(predicate, out uint rank))
        {
            return rank;
        }

        int place = _predicates.BinarySearch(predicate.Value, StringComparer.Ordinal);
        if (place < 0 && _predicates.Count < MostPredicates)
        {
            place = ~place;
            _predicates.Insert(place, predicate.Value);
            _ranks.Clear();
        }

        rank = (uint)Math.Max(place, 0);
        if (_ranks.Count < MostPredicates)
        {
            _ranks.Add(predicate, rank);
        }

        return rank;
    }
}
