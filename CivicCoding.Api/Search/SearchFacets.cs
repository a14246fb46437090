using CivicCoding.Api.Languages;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Text;

namespace CivicCoding.Api.Search;

/// <summary>By what results can be narrowed, beside the kind.</summary>
internal static class SearchFacets
{
    private const string Dct = "http://purl.org/dc/terms/";
    private const string Region = CivicVocabulary.Namespace + "region";

    /// <summary>The facets with their names for people; the names in addresses are those of the lists.</summary>
    public static IReadOnlyList<(SearchFacet Facet, Phrase Label)> All { get; } =
    [
        (new("topic", [[Dct + "subject"]]), new("Thema", "Topic")),
        (new("sdg", [[CivicVocabulary.AddressesSdg.Value]]), new("Nachhaltigkeitsziel", "Sustainable development goal")),
        (new("skill", [[CivicVocabulary.RequiresSkill.Value], [CivicVocabulary.SkillOf.Value]]), new("Kompetenz", "Skill")),
        (new("state", [[CivicVocabulary.State.Value], [Region], [Region, CivicVocabulary.State.Value], [CivicVocabulary.StatedBy.Value, CivicVocabulary.State.Value]]), new("Bundesland oder Region", "Federal state or region")),
        (new("programme", [[CivicVocabulary.InProgramme.Value], [Dct + "isPartOf"]]), new("Programm", "Programme")),
        (new("licence", [[Dct + "license"]]), new("Lizenz", "Licence")),
        (new("status", [[CivicVocabulary.Lifecycle.Value], [CivicVocabulary.Status.Value]]), new("Stand", "Status")),
        (new("needs", [[CivicVocabulary.NeedKind.Value]]), new("Was gebraucht oder angeboten wird", "What is needed or offered")),
    ];

    /// <summary>The values that an address chooses, at most <paramref name="most"/> of each facet.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen(IQueryCollection query, int most = 20) =>
        All.Select(f => (f.Facet.Name, Values: query[f.Facet.Name].OfType<string>().Where(v => v.Length is > 0 and < 500).Distinct(StringComparer.Ordinal).Take(most).ToArray()))
            .Where(f => f.Values.Length > 0)
            .ToDictionary(f => f.Name, f => (IReadOnlyList<string>)f.Values, StringComparer.Ordinal);
}
