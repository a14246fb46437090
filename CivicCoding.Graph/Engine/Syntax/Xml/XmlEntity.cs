namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>A declared entity: its replacement text (XML 1.0, section 4.5), none where it lies outside the document.</summary>
internal sealed class XmlEntity(byte[]? text)
{
    public byte[]? Text { get; } = text;

    /// <summary>True while its replacement text is read: a reference to it then leads back to itself.</summary>
    public bool IsOpen;
}
