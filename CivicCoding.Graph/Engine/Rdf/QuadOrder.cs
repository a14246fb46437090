namespace CivicCoding.Graph.Rdf;

/// <summary>The column orders in which quads are kept sorted; the graph is the last column except in <see cref="Gspo"/>. Persisted: the numbers are frozen.</summary>
public enum QuadOrder : byte
{
    Spo = 0,
    Pos = 1,
    Pso = 2,
    Osp = 3,
    Gspo = 4,
}
