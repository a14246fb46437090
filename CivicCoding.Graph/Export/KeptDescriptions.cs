using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>What is kept from one read of descriptions to the next of the same state: what things that datasets refer to are called, and terms that come again and again. Bounded; not safe for use by two threads.</summary>
/// <param name="bits">How many terms are kept, as a power of two.</param>
internal sealed class KeptDescriptions(int bits)
{
    private const int MostKnown = 50_000;
    private readonly Dictionary<Term, SubjectFacts> _known = [];

    public TermCache Terms { get; } = new(bits);

    public TermCache Predicates { get; } = new(8);

    /// <summary>The facts of things referred to, by thing.</summary>
    public Dictionary<Term, SubjectFacts> Known()
    {
        if (_known.Count > MostKnown)
        {
            _known.Clear();
        }

        return _known;
    }
}
