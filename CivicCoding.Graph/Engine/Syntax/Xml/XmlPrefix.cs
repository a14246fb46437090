namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>A prefix of a document and the namespace that it stands for here; none where it is not declared.</summary>
internal sealed class XmlPrefix(byte[] name, XmlNamespace? space)
{
    public byte[] Name { get; } = name;

    public XmlNamespace? Space = space;
}
