using CivicCoding.Api.Languages;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Network;

/// <summary>A property by which a list can be narrowed.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Property">The property as a query writes it.</param>
/// <param name="Label">Its name for people.</param>
public sealed record ListFilter(string Name, string Property, Phrase Label)
{
    private static readonly ListFilter s_state = new("state", "civic:state", new("Bundesland", "Federal state"));
    private static readonly ListFilter s_goal = new("sdg", "civic:addressesSDG", new("Nachhaltigkeitsziel", "Sustainable development goal"));
    private static readonly ListFilter s_topic = new("topic", "dct:subject", new("Thema", "Topic"));
    private static readonly ListFilter s_programme = new("programme", "civic:inProgramme", new("Programm", "Programme"));
    private static readonly ListFilter s_life = new("lifecycle", "civic:lifecycle", new("Stand", "State of life"));
    private static readonly ListFilter s_communityKind = new("type", "civic:communityKind", new("Art", "Type"));
    private static readonly ListFilter s_theme = new("theme", "dcat:theme", new("Datenthema", "Data theme"));
    private static readonly ListFilter s_publisher = new("publisher", "dct:publisher", new("Herausgeber", "Publisher"));
    private static readonly ListFilter s_needKind = new("needs", "civic:needKind", new("Was", "What"));
    private static readonly ListFilter s_status = new("status", "civic:status", new("Herkunft", "Origin"));
    private static readonly ListFilter s_parent = new("part-of", "dct:isPartOf", new("Gehört zu", "Part of"));

    /// <summary>The filters of a kind's list.</summary>
    public static IReadOnlyList<ListFilter> Of(EntityKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.Plural switch
        {
            "projects" => [s_topic, s_goal, s_programme, s_state, s_life],
            "organisations" => [s_state],
            "communities" => [s_communityKind, s_state, s_topic],
            "datasets" => [s_theme, s_publisher, s_topic],
            "software" or "models" or "skills" => [s_topic],
            "programmes" or "infrastructures" or "events" => [s_topic, s_state, s_life],
            "calls" => [s_parent, s_life],
            "places" => [s_state],
            "needs" or "offers" => [s_needKind, s_topic, s_status],
            _ => [],
        };
    }
}
