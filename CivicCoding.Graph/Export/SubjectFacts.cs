using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>What the graph says of one subject: its properties with their values, each once and in the order of <see cref="TermOrder"/> once <see cref="Complete"/> was called.</summary>
internal sealed class SubjectFacts
{
    private Fact[] _facts = new Fact[8];
    private int _count;

    public ReadOnlySpan<Fact> All => _facts.AsSpan(0, _count);

    public void Add(Iri predicate, Term value)
    {
        if (_count == _facts.Length)
        {
            Array.Resize(ref _facts, _count * 2);
        }

        _facts[_count++] = new Fact(predicate, value);
    }

    /// <summary>Sorts what was added and leaves out what is there twice.</summary>
    public void Complete()
    {
        Span<Fact> facts = _facts.AsSpan(0, _count);
        facts.Sort(Compare);
        int kept = Math.Min(_count, 1);
        for (int i = 1; i < facts.Length; i++)
        {
            if (Compare(facts[i], facts[kept - 1]) != 0)
            {
                facts[kept++] = facts[i];
            }
        }

        facts[kept..].Clear();
        _count = kept;
    }

    /// <summary>The values of a property, in their order.</summary>
    public ReadOnlySpan<Fact> Of(Iri predicate)
    {
        int from = 0;
        while (from < _count && !Same(_facts[from].Predicate, predicate))
        {
            from++;
        }

        int to = from;
        while (to < _count && Same(_facts[to].Predicate, predicate))
        {
            to++;
        }

        return _facts.AsSpan(from, to - from);
    }

    public bool HasBlankValue()
    {
        foreach (Fact fact in All)
        {
            if (fact.Value is BlankNode)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(Iri a, Iri b) => ReferenceEquals(a, b) || string.Equals(a.Value, b.Value, StringComparison.Ordinal);

    private static int Compare(Fact a, Fact b)
    {
        int order = ReferenceEquals(a.Predicate, b.Predicate) ? 0 : string.CompareOrdinal(a.Predicate.Value, b.Predicate.Value);
        return order != 0 ? order : TermOrder.Instance.Compare(a.Value, b.Value);
    }
}
