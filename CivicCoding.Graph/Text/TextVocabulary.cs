using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Text;

/// <summary>The IRIs of text search inside SPARQL, and what a predicate's text counts for.</summary>
public static class TextVocabulary
{
    public const string Namespace = CivicVocabulary.BaseIri + "text#";

    /// <summary>The property function <c>text:match</c>.</summary>
    public static Iri Match { get; } = new(Namespace + "match");

    /// <summary>The relations between things by which searches narrow and lift.</summary>
    public static IReadOnlyList<Iri> Relations { get; } =
    [
        new("http://purl.org/dc/terms/subject"), new("http://purl.org/dc/terms/isPartOf"), new("http://purl.org/dc/terms/publisher"),
        CivicVocabulary.AddressesSdg, CivicVocabulary.State, new(CivicVocabulary.Namespace + "region"), CivicVocabulary.InProgramme, CivicVocabulary.Lifecycle,
        CivicVocabulary.Status, CivicVocabulary.NeedKind, CivicVocabulary.SkillOf, CivicVocabulary.RequiresSkill, CivicVocabulary.Participant,
        CivicVocabulary.StatedBy, CivicVocabulary.RunBy, CivicVocabulary.FundedBy, CivicVocabulary.HasPartner, CivicVocabulary.LocatedIn,
        new("http://purl.org/dc/terms/license"),
    ];

    /// <summary>How much a hit in a literal of this predicate weighs: names above keywords above sentences above the rest.</summary>
    public static TextRole RoleOf(string predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        int cut = predicate.LastIndexOfAny(['#', '/']) + 1;
        return predicate.AsSpan(cut) switch
        {
            "label" or "prefLabel" or "title" or "name" or "altLabel" or "hiddenLabel" or "alternative" or "alternateName" or "legalName" => TextRole.Name,
            "keyword" or "keywords" or "subject" or "capacity" or "theme" => TextRole.Keyword,
            "description" or "comment" or "definition" or "abstract" or "scopeNote" or "note" => TextRole.Description,
            _ => TextRole.Other,
        };
    }
}
