namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>An element whose end tag is still to come, with the number of namespace declarations in force outside it.</summary>
internal readonly record struct OpenElement(QualifiedName Name, int Bindings);
