namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>What <see cref="Utf8XmlReader.Next"/> came to. An element without content has a start tag alone.</summary>
internal enum XmlToken : byte
{
    End,
    StartTag,
    EndTag,
    Text,
    Comment,
    Instruction,
}
