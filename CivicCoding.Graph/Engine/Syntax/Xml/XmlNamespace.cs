namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>A namespace name of a document, each once (Namespaces in XML 1.0, section 2.2).</summary>
internal sealed class XmlNamespace(byte[] name, XmlNamespaceKind kind)
{
    public byte[] Name { get; } = name;

    public XmlNamespaceKind Kind { get; } = kind;

    /// <summary>The start tag whose attributes were last of this namespace, and their prefix.</summary>
    public long Stamp;

    public XmlPrefix? StampedPrefix;
}
