using CivicCoding.Api.Languages;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Network;

/// <summary>A property by which a list can be narrowed.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Property">The property as a query writes it.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Pattern">For a filter that is on or off: the pattern over ?s that narrows the list; null for one by values.</param>
/// <param name="Other">For a filter that is on or off: the class of the other side, of which nothing is of the same kind and shares a skill or a topic.</param>
public sealed record ListFilter(string Name, string Property, Phrase Label, string? Pattern = null, string? Other = null)
{
    /// <summary>The value in addresses that turns a filter by pattern on.</summary>
    public const string On = "yes";
    private const int MaxWords = 6;

    private static readonly ListFilter s_state = new("state", "civic:state", new("Bundesland", "Federal state"));
    private static readonly ListFilter s_goal = new("sdg", "civic:addressesSDG", new("Nachhaltigkeitsziel", "Sustainable development goal"));
    private static readonly ListFilter s_topic = new("topic", "dct:subject", new("Thema", "Topic"));
    private static readonly ListFilter s_programme = new("programme", "civic:inProgramme", new("Programm", "Programme"));
    private static readonly ListFilter s_life = new("lifecycle", "civic:lifecycle", new("Stand", "Status"));
    private static readonly ListFilter s_communityKind = new("type", "civic:communityKind", new("Art", "Type"));
    private static readonly ListFilter s_theme = new("theme", "dcat:theme", new("Datenthema", "Data theme"));
    private static readonly ListFilter s_publisher = new("publisher", "dct:publisher", new("Herausgeber", "Publisher"));
    private static readonly ListFilter s_needKind = new("needs", "civic:needKind", new("Was", "What"));
    private static readonly ListFilter s_status = new("status", "civic:status", new("Herkunft", "Origin"));
    private static readonly ListFilter s_parent = new("part-of", "dct:isPartOf", new("Gehört zu", "Part of"));

    private static readonly ListFilter s_skill = new("skill", "civic:skill", new("Fähigkeit", "Skill"));
    private static readonly ListFilter s_region = new("state", "(civic:region/civic:state|civic:region|civic:statedBy/civic:state)", new("Bundesland", "Federal state"));
    private static readonly ListFilter s_unmet = new("unmet", "civic:status", new("Kein passendes Angebot", "No offer that fits"), Without("Offer"), "civic:Offer");
    private static readonly ListFilter s_unasked = new("unasked", "civic:status", new("Niemand fragt danach", "Nobody asks for it"), Without("Need"), "civic:Need");

    /// <summary>The words of a typed text, in lower case; more are not looked at.</summary>
    public static IEnumerable<string> WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MaxWords).Select(w => w.ToLowerInvariant());

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
            "needs" => [s_needKind, s_skill, s_topic, s_region, s_status, s_unmet],
            "offers" => [s_needKind, s_skill, s_topic, s_region, s_status, s_unasked],
            _ => [],
        };
    }

    /// <summary>Nothing of the other side is of the same kind and shares a skill or a topic.</summary>
    private static string Without(string other) =>
        $"FILTER NOT EXISTS {{ ?s civic:needKind ?sameKind ; civic:skill|dct:subject ?same . ?other civic:needKind ?sameKind ; civic:skill|dct:subject ?same ; a civic:{other} . }} ";
}
