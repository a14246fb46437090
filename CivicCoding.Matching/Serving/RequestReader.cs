using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Serving;

/// <summary>Makes a question of free text. Concepts whose label stands in the text are taken up, in German and in English.</summary>
internal static class RequestReader
{
    private const int MaxConcepts = 12;

    public static MatchQuery Read(MatchState state, MatchRequest request)
    {
        string text = request.Text.Length > TextAnalyzer.MaxCharacters ? request.Text[..TextAnalyzer.MaxCharacters] : request.Text;
        List<string> found = [.. request.Concepts, .. Named(state.Corpus, text)];
        var project = new CorpusProject
        {
            Iri = "",
            Descriptions = text.Length == 0 ? [] : [new LocalText(text, "")],
            Topics = [.. found.Where(c => c.Contains("/topics/", StringComparison.Ordinal)).Distinct().Take(MaxConcepts)],
            Goals = [.. found.Where(c => c.Contains("/sdg/", StringComparison.Ordinal)).Distinct()],
            Skills = [.. found.Where(c => c.Contains("/skills/", StringComparison.Ordinal)).Distinct().Take(MaxConcepts)],
            Needs = [.. request.Needs.Select(n => new NeedOrOffer(null, Kind(n), n, n, []))],
            Country = request.Country,
        };
        int[] seeds = [.. request.Members.Select(state.Corpus.FindOrganisation).Where(o => o >= 0).Distinct()];
        return new MatchQuery { Project = project, Seeds = seeds };
    }

    private static IEnumerable<string> Named(MatchCorpus corpus, string text)
    {
        string folded = " " + string.Join(' ', TextAnalyzer.Terms(text)) + " ";
        foreach (Concept concept in corpus.Concepts.Values.OrderBy(c => c.Iri, StringComparer.Ordinal))
        {
            if (Stands(folded, concept.English) || Stands(folded, concept.German))
            {
                yield return concept.Iri;
            }
        }
    }

    private static bool Stands(string folded, string label)
    {
        List<string> terms = TextAnalyzer.Terms(label);
        return terms.Count > 0 && folded.Contains(" " + string.Join(' ', terms) + " ", StringComparison.Ordinal);
    }

    private static ResourceKind Kind(string name) => name.ToLowerInvariant() switch
    {
        "skill" or "skills" => ResourceKind.Skill,
        "data" => ResourceKind.Data,
        "compute" => ResourceKind.Compute,
        "money" or "funding" => ResourceKind.Money,
        "pilot-site" or "pilotsite" => ResourceKind.PilotSite,
        "mentoring" => ResourceKind.Mentoring,
        "training" => ResourceKind.Training,
        "space" => ResourceKind.Space,
        _ => ResourceKind.Other,
    };
}
