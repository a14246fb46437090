namespace CivicCoding.Graph.Syntax;

/// <summary>What xml:base and xml:lang say for an element and what is in it; the language is empty where there is none.</summary>
internal readonly record struct XmlScope(IriResolver? Base, byte[] Language);
