namespace CivicCoding.Api.Operations;

/// <summary>A thing to erase.</summary>
/// <param name="Iri">Its IRI.</param>
public sealed record EraseRequest(string? Iri);
