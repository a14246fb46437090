namespace CivicCoding.Graph.Rdf;

/// <summary>A blank node (RDF 1.1 Concepts, section 3.4). Its label has no meaning outside the dataset or document that it stands in.</summary>
public sealed class BlankNode : Term
{
    public BlankNode(string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        Label = label;
    }

    /// <summary>The label without the leading <c>_:</c>.</summary>
    public string Label { get; }

    public override TermKind Kind => TermKind.BlankNode;

    public override bool Equals(Term? other) => other is BlankNode node && string.Equals(Label, node.Label, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(2, Label);

    public override string ToString() => NTriplesText.Of(this);
}
