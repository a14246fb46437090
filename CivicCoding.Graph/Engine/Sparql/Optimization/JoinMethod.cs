namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>How a relation is joined to what stands left of it.</summary>
internal enum JoinMethod
{
    First,
    Merge,

    /// <summary>Looked up for each solution.</summary>
    Attach,

    /// <summary>Hash table over the relation; the left side streams.</summary>
    HashRelation,

    /// <summary>Hash table over the left side; the relation streams.</summary>
    HashLeft,
}
