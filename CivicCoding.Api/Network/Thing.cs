using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Network;

/// <summary>A thing as its profile shows it.</summary>
public sealed record Thing(string Iri, EntityKind Kind, string Slug, LocalText Name)
{
    public LocalText? Description { get; init; }

    public bool IsExample { get; init; }

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public IReadOnlyList<Fact> Incoming { get; init; } = [];

    public IReadOnlyList<FactValue> Sources { get; init; } = [];

    /// <summary>Name and description in every language that they have, for machine-readable forms.</summary>
    public IReadOnlyList<(string Property, LocalText Text)> Texts { get; init; } = [];
}
