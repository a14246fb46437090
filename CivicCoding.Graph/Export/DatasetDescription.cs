using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>A dataset as the graph describes it, with the descriptions of what it refers to.</summary>
public sealed class DatasetDescription
{
    private readonly IReadOnlyDictionary<Term, List<Triple>> _bySubject;

    public DatasetDescription(Iri dataset, IEnumerable<Triple> triples)
        : this(dataset, Sorted(triples))
    {
    }

    /// <param name="dataset">The dataset.</param>
    /// <param name="bySubject">The triples of it and of others by subject, each once and in the order of <see cref="TermOrder"/>.</param>
    internal DatasetDescription(Iri dataset, IReadOnlyDictionary<Term, List<Triple>> bySubject)
    {
        Dataset = dataset;
        _bySubject = bySubject;
    }

    public Iri Dataset { get; }

    /// <summary>The values of a property of the dataset or of something that it refers to, in a stable order.</summary>
    public IEnumerable<Term> Values(Term subject, Iri predicate)
    {
        if (_bySubject.TryGetValue(subject, out List<Triple>? triples))
        {
            foreach (Triple triple in triples)
            {
                if (triple.Predicate.Equals(predicate))
                {
                    yield return triple.Object;
                }
            }
        }
    }

    public IEnumerable<Term> Values(Iri predicate) => Values(Dataset, predicate);

    /// <summary>True where the description says anything of the subject.</summary>
    public bool Describes(Term subject) => _bySubject.ContainsKey(subject);

    internal static Dictionary<Term, List<Triple>> Sorted(IEnumerable<Triple> triples)
    {
        var bySubject = triples.Distinct().GroupBy(t => t.Subject).ToDictionary(g => g.Key, g => g.ToList());
        foreach (List<Triple> own in bySubject.Values)
        {
            own.Sort(TermOrder.Instance);
        }

        return bySubject;
    }
}
