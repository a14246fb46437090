using CivicCoding.Api.Languages;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Network;

/// <summary>The kinds that have pages: those of the contract, and topics.</summary>
internal static class Kinds
{
    public static EntityKind Topics { get; } = new("topics", CivicVocabulary.Topic, "Themen", "Topics");

    public static IReadOnlyList<EntityKind> All { get; } = [.. EntityKind.All, Topics];

    public static EntityKind? Find(string? plural) => All.FirstOrDefault(k => string.Equals(k.Plural, plural, StringComparison.Ordinal));

    public static string Label(this EntityKind kind, Language language) => language == Language.German ? kind.LabelDe : kind.LabelEn;

    /// <summary>What one thing of the kind is called.</summary>
    public static string Singular(this EntityKind kind, Language language) => kind.Plural switch
    {
        "projects" => language == Language.German ? "Projekt" : "Project",
        "organisations" => "Organisation",
        "communities" => "Community",
        "datasets" => language == Language.German ? "Datensatz" : "Dataset",
        "models" => language == Language.German ? "KI-Modell" : "AI model",
        "skills" => language == Language.German ? "Fähigkeit" : "Skill",
        "programmes" => language == Language.German ? "Programm" : "Programme",
        "calls" => language == Language.German ? "Ausschreibung" : "Call",
        "infrastructures" => language == Language.German ? "Infrastruktur" : "Infrastructure",
        "events" => language == Language.German ? "Veranstaltung" : "Event",
        "places" => language == Language.German ? "Ort" : "Place",
        "needs" => language == Language.German ? "Bedarf" : "Need",
        "offers" => language == Language.German ? "Angebot" : "Offer",
        "topics" => language == Language.German ? "Thema" : "Topic",
        _ => kind.Label(language),
    };

    /// <summary>The kind and slug that an instance's IRI names, or null for any other IRI.</summary>
    public static (EntityKind Kind, string Slug)? Parse(string iri)
    {
        if (!iri.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal))
        {
            return null;
        }

        string rest = iri[CivicVocabulary.IdBase.Length..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Find(rest[..slash]) is { } kind && IsSlug(rest[(slash + 1)..]) ? (kind, rest[(slash + 1)..]) : null;
    }

    /// <summary>True for what may stand as a slug: letters, digits, hyphen, dot, underscore; nothing that walks through folders.</summary>
    public static bool IsSlug(string? slug) =>
        slug is { Length: > 0 and <= 200 } && slug[0] != '.' && slug.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '~') && !slug.Contains("..", StringComparison.Ordinal);

    /// <summary>The page of an instance, or null.</summary>
    public static string? PageOf(string iri)
    {
        int hash = iri.IndexOf('#', StringComparison.Ordinal);
        return Parse(hash < 0 ? iri : iri[..hash]) is ({ } kind, { } slug) ? $"/{kind.Plural}/{slug}" : null;
    }
}
