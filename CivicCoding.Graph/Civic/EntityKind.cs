using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Civic;

/// <summary>A kind of thing that has pages, lists and an API: its plural name in addresses and the class that marks its instances.</summary>
/// <param name="Plural">The name in addresses, the same in /id/, pages and the API.</param>
/// <param name="Class">The class that every instance of the kind has as rdf:type.</param>
/// <param name="LabelDe">The German plural for people.</param>
/// <param name="LabelEn">The English plural for people.</param>
public sealed record EntityKind(string Plural, Iri Class, string LabelDe, string LabelEn)
{
    /// <summary>Every kind, in the order in which people meet them.</summary>
    public static IReadOnlyList<EntityKind> All { get; } =
    [
        new("projects", CivicVocabulary.Project, "Projekte", "Projects"),
        new("organisations", CivicVocabulary.Organisation, "Organisationen", "Organisations"),
        new("communities", CivicVocabulary.Community, "Communitys", "Communities"),
        new("datasets", new Iri("http://www.w3.org/ns/dcat#Dataset"), "Datensätze", "Datasets"),
        new("software", CivicVocabulary.Software, "Software", "Software"),
        new("models", CivicVocabulary.AiModel, "KI-Modelle", "AI models"),
        new("skills", CivicVocabulary.Skill, "Fähigkeiten", "Skills"),
        new("programmes", CivicVocabulary.Programme, "Programme", "Programmes"),
        new("calls", CivicVocabulary.Call, "Ausschreibungen", "Calls"),
        new("infrastructures", CivicVocabulary.Infrastructure, "Infrastrukturen", "Infrastructures"),
        new("events", CivicVocabulary.Event, "Veranstaltungen", "Events"),
        new("places", CivicVocabulary.Place, "Orte", "Places"),
        new("needs", CivicVocabulary.Need, "Bedarfe", "Needs"),
        new("offers", CivicVocabulary.Offer, "Angebote", "Offers"),
    ];

    /// <summary>The kind of that plural name, or null.</summary>
    public static EntityKind? FromPlural(string plural) => All.FirstOrDefault(k => string.Equals(k.Plural, plural, StringComparison.Ordinal));
}
