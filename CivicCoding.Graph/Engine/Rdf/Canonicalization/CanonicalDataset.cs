namespace CivicCoding.Graph.Rdf.Canonicalization;

/// <summary>A canonicalized dataset (RDFC-1.0, section 4.4.3): its canonical N-Quads text and the identifier that each blank node label got.</summary>
public sealed record CanonicalDataset(string NQuads, IReadOnlyDictionary<string, string> IssuedIdentifiers);
