namespace CivicCoding.Graph.Sparql.Update;

/// <summary>GRAPH iri, DEFAULT, NAMED or ALL of CLEAR and DROP.</summary>
public enum GraphTargetKind
{
    Graph,
    Default,
    Named,
    All,
}
