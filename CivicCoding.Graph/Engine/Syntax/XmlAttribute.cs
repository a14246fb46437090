namespace CivicCoding.Graph.Syntax;

/// <summary>An attribute of an RDF/XML element with its place; <see cref="Rdf"/> where it is in the rdf namespace or read as if it were.</summary>
internal readonly record struct XmlAttribute(string Space, string Local, string Value, bool Rdf, int Line, int Column);
