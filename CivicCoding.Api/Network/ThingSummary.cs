using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Network;

/// <summary>A thing as a list shows it.</summary>
public sealed record ThingSummary(string Iri, EntityKind Kind, string Slug, LocalText Name, LocalText? Description, IReadOnlyList<string> Marks, bool IsExample);
