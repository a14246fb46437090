namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>An attribute of the start tag that the reader stands on; its value is a place in the input or, where <see cref="Copied"/>, among the normalised values.</summary>
internal readonly record struct XmlAttribute(QualifiedName Name, int Place, int Start, int Length, bool Copied);
