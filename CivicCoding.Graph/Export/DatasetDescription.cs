using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>A dataset as the graph describes it, with the descriptions of what it refers to.</summary>
public sealed class DatasetDescription
{
    private readonly ILookup<Term, Triple> _bySubject;

    public DatasetDescription(Iri dataset, IEnumerable<Triple> triples)
    {
        Dataset = dataset;
        _bySubject = triples.Distinct().ToLookup(t => t.Subject);
    }

    public Iri Dataset { get; }

    /// <summary>The values of a property of the dataset or of something that it refers to, in a stable order.</summary>
    public IEnumerable<Term> Values(Term subject, Iri predicate) =>
        _bySubject[subject].Where(t => t.Predicate.Equals(predicate)).Select(t => t.Object).OrderBy(o => o.ToString(), StringComparer.Ordinal);

    public IEnumerable<Term> Values(Iri predicate) => Values(Dataset, predicate);

    /// <summary>True where the description says anything of the subject.</summary>
    public bool Describes(Term subject) => _bySubject.Contains(subject);
}
