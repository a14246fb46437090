using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>A dataset as the graph describes it, with the descriptions of what it refers to.</summary>
public sealed class DatasetDescription
{
    private static readonly SubjectFacts Nothing = new();
    private readonly IReadOnlyDictionary<Term, SubjectFacts> _bySubject;

    public DatasetDescription(Iri dataset, IEnumerable<Triple> triples)
        : this(dataset, Collected(triples))
    {
    }

    /// <param name="dataset">The dataset.</param>
    /// <param name="bySubject">The complete facts of it and of others by subject.</param>
    internal DatasetDescription(Iri dataset, IReadOnlyDictionary<Term, SubjectFacts> bySubject)
    {
        Dataset = dataset;
        _bySubject = bySubject;
        Own = FactsOf(dataset);
    }

    public Iri Dataset { get; }

    /// <summary>What is said of the dataset itself.</summary>
    internal SubjectFacts Own { get; }

    /// <summary>The values of a property of the dataset or of something that it refers to, in a stable order.</summary>
    public IEnumerable<Term> Values(Term subject, Iri predicate)
    {
        SubjectFacts facts = FactsOf(subject);
        int count = facts.Of(predicate).Length;
        for (int i = 0; i < count; i++)
        {
            yield return facts.Of(predicate)[i].Value;
        }
    }

    public IEnumerable<Term> Values(Iri predicate) => Values(Dataset, predicate);

    /// <summary>True where the description says anything of the subject.</summary>
    public bool Describes(Term subject) => _bySubject.ContainsKey(subject);

    /// <summary>What is said of a subject; nothing where it is not described.</summary>
    internal SubjectFacts FactsOf(Term subject) => _bySubject.TryGetValue(subject, out SubjectFacts? facts) ? facts : Nothing;

    private static Dictionary<Term, SubjectFacts> Collected(IEnumerable<Triple> triples)
    {
        var bySubject = new Dictionary<Term, SubjectFacts>();
        foreach (Triple triple in triples)
        {
            if (!bySubject.TryGetValue(triple.Subject, out SubjectFacts? facts))
            {
                bySubject.Add(triple.Subject, facts = new SubjectFacts());
            }

            facts.Add(triple.Predicate, triple.Object);
        }

        foreach (SubjectFacts facts in bySubject.Values)
        {
            facts.Complete();
        }

        return bySubject;
    }
}
