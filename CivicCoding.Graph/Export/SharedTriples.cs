using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>Collects triples that datasets of a part have in common, most of them many times over: those whose terms are the same objects as lately are passed over at once, the others are found equal when they are sorted.</summary>
internal sealed class SharedTriples
{
    private const int Places = 1 << 10;
    private readonly Triple[] _lately = new Triple[Places];
    private readonly List<Triple> _triples = [];

    public void Add(Triple triple)
    {
        int mix = (RuntimeHelpers.GetHashCode(triple.Subject) * 31) ^ (RuntimeHelpers.GetHashCode(triple.Predicate) * 17) ^ RuntimeHelpers.GetHashCode(triple.Object);
        ref Triple lately = ref _lately[mix & (Places - 1)];
        if (!ReferenceEquals(lately.Subject, triple.Subject) || !ReferenceEquals(lately.Predicate, triple.Predicate) || !ReferenceEquals(lately.Object, triple.Object))
        {
            lately = triple;
            _triples.Add(triple);
        }
    }

    /// <summary>The triples in their order; equal ones stand beside each other.</summary>
    public List<Triple> Sorted()
    {
        _triples.Sort(TermOrder.Instance);
        return _triples;
    }
}
