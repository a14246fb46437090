namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>A running aggregate over one group (SPARQL 1.1 Query, section 18.5.1). DISTINCT is the caller's.</summary>
public interface IAggregator
{
    /// <summary>Takes the argument's value for one solution, errors among them; COUNT(*) is given any value that is no error.</summary>
    void Add(in Value value);

    /// <summary>The aggregate of what was added so far; an error where the aggregate has none.</summary>
    Value Result { get; }
}
