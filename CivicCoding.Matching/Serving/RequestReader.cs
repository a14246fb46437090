using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Serving;

/// <summary>Makes a question of free text. Concepts whose label stands in the text are taken up, in German and in English, and needs that the text speaks of.</summary>
internal static class RequestReader
{
    private const int MaxConcepts = 12;

    public static MatchQuery Read(MatchState state, MatchRequest request)
    {
        string text = request.Text.Length > TextAnalyzer.MaxCharacters ? request.Text[..TextAnalyzer.MaxCharacters] : request.Text;
        List<string> found = [.. request.Concepts, .. state.Corpus.Labels.Named(text)];
        var project = new CorpusProject
        {
            Iri = "",
            Descriptions = text.Length == 0 ? [] : [new LocalText(text, "")],
            Topics = [.. found.Where(c => c.Contains("/topics/", StringComparison.Ordinal)).Distinct().Take(MaxConcepts)],
            Goals = [.. found.Where(c => c.Contains("/sdg/", StringComparison.Ordinal)).Distinct()],
            Skills = [.. found.Where(c => c.Contains("/skills/", StringComparison.Ordinal)).Distinct().Take(MaxConcepts)],
            Needs = Needs(state.Corpus, request, text),
            Country = request.Country,
        };
        int[] seeds = [.. request.Members.Select(state.Corpus.FindOrganisation).Where(o => o >= 0).Distinct()];
        return new MatchQuery { Project = project, Seeds = seeds };
    }

    // What is asked for by name comes first; what the text says beside it is added.
    private static List<NeedOrOffer> Needs(MatchCorpus corpus, MatchRequest request, string text)
    {
        var needs = new List<NeedOrOffer>();
        foreach (string name in request.Needs)
        {
            ResourceKind kind = Kind(name);
            (string german, string english) = NeedPhrases.Resources.Where(r => r.Kind == kind).Select(r => (r.German, r.English)).FirstOrDefault((name, name));
            needs.Add(new NeedOrOffer(null, kind, english, english, []) { NameGerman = german });
        }

        foreach (NeedOrOffer read in NeedReader.Read(text, part => SkillsIn(corpus, part), skill => (corpus.Concepts[skill].English, corpus.Concepts[skill].German)))
        {
            if (read.Concepts.Count > 0 || !needs.Exists(n => n.Kind == read.Kind))
            {
                needs.Add(read);
            }
        }

        return needs;
    }

    /// <summary>What a text says is there.</summary>
    public static IReadOnlyList<NeedOrOffer> Offers(MatchCorpus corpus, string text) =>
        NeedReader.ReadOffers(text, part => SkillsIn(corpus, part), skill => (corpus.Concepts[skill].English, corpus.Concepts[skill].German));

    private static IEnumerable<string> SkillsIn(MatchCorpus corpus, string part) => corpus.Labels.Named(part).Where(c => c.Contains("/skills/", StringComparison.Ordinal));

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
