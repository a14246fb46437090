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
        List<string> found = [.. request.Concepts, .. Named(state.Corpus, text)];
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

        IEnumerable<string> SkillsIn(string part) => Named(corpus, part).Where(c => c.Contains("/skills/", StringComparison.Ordinal));
        foreach (NeedOrOffer read in NeedReader.Read(text, SkillsIn, skill => (corpus.Concepts[skill].English, corpus.Concepts[skill].German)))
        {
            if (read.Concepts.Count > 0 || !needs.Exists(n => n.Kind == read.Kind))
            {
                needs.Add(read);
            }
        }

        return needs;
    }

    private static IEnumerable<string> Named(MatchCorpus corpus, string text)
    {
        string folded = " " + string.Join(' ', TextAnalyzer.Terms(text)) + " ";
        HashSet<string> capitals = [.. text.Split([' ', '-', ',', '.', '(', ')', '/', ':', ';', '?', '!', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(IsInitials)];
        foreach (Concept concept in corpus.Concepts.Values.OrderBy(c => c.Iri, StringComparer.Ordinal))
        {
            if (Stands(folded, concept.English) || Stands(folded, concept.German) || capitals.Contains(Initials(concept.English)) || capitals.Contains(Initials(concept.German)))
            {
                yield return concept.Iri;
            }
        }
    }

    private static bool IsInitials(string word) => word.Length is >= 2 and <= 4 && word.All(char.IsUpper);

    // "KI" stands for "Künstliche Intelligenz", whatever the case of the label's words.
    private static string Initials(string label)
    {
        string[] words = label.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 || words.Length > 4 || !words.All(w => char.IsLetter(w[0])) ? "-" : string.Concat(words.Select(w => char.ToUpperInvariant(w[0])));
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
