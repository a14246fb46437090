namespace CivicCoding.Graph.Sparql.Update;

/// <summary>ADD, MOVE and COPY (SPARQL 1.1 Update, sections 3.2.3 to 3.2.5).</summary>
public enum TransferKind
{
    Add,
    Move,
    Copy,
}
