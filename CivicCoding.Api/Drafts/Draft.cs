using CivicCoding.Api.Entries;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Drafts;

/// <summary>An entry, or a change of one, that waits for an editor in a private graph of its own.</summary>
internal sealed record Draft
{
    /// <summary>The last part of its graph's IRI.</summary>
    public required string Id { get; init; }

    public required KindForm Form { get; init; }

    /// <summary>The entry that it is or becomes.</summary>
    public required Iri Thing { get; init; }

    public DraftStatus Status { get; init; }

    /// <summary>True where the entry began with this draft, so that who holds its secret may withdraw the entry too.</summary>
    public bool Owns { get; init; }

    /// <summary>The tag of the public entry that a change was made from; null for a new entry.</summary>
    public string? Basis { get; init; }

    /// <summary>The SHA-256 of the secret by which it is changed and withdrawn.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The key that made it, or "form".</summary>
    public required string Who { get; init; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Modified { get; init; }

    /// <summary>What an editor wrote when rejecting it.</summary>
    public string? Comment { get; init; }

    public IReadOnlyList<EntryValue> Values { get; init; } = [];

    public Iri Graph => new(CivicVocabulary.DraftGraphBase + Id);

    public string Name => Values.Where(v => v.Field.Name == "name").Select(v => v.Value).OfType<Literal>().FirstOrDefault()?.Lexical ?? Thing.Value[(Thing.Value.LastIndexOf('/') + 1)..];
}
