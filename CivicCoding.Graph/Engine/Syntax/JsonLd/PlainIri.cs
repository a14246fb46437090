using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>What a type or a value of @vocab stands for under one context; no term where it is no IRI.</summary>
internal sealed record PlainIri(TermKind Kind, byte[] Bytes, bool HasContext);
