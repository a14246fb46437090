namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>What the document type declares of an attribute: whether blanks in its value collapse, and the value where it is not written (XML 1.0, section 3.3).</summary>
internal readonly record struct XmlAttributeDefault(QualifiedName Name, bool Tokenized, byte[]? Value);
