using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The questions that the model must answer (ontology/competency), with the query of each: examples for the query page.</summary>
internal static class CompetencyQuestions
{
    private static readonly (string For, Phrase Heading)[] s_groups =
    [
        ("project", QueryTexts.ForProjects),
        ("ministry officer", QueryTexts.ForOfficers),
        ("researcher", QueryTexts.ForResearchers),
        ("community or data provider", QueryTexts.ForProviders),
        ("portal operator", QueryTexts.ForOperators),
    ];

    /// <summary>The questions by whom they serve; empty where the ontology's folder is not beside the program.</summary>
    public static IReadOnlyList<(Phrase Heading, IReadOnlyList<(Phrase Question, string Query)> Questions)> Groups { get; } = Read(Path.Combine(AppContext.BaseDirectory, "ontology", "competency"));

    private static IReadOnlyList<(Phrase, IReadOnlyList<(Phrase, string)>)> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        ILookup<string, (Phrase, string)> all = Directory.GetFiles(folder, "*.rq").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToLookup(t => Head(t, "for"), t => (new Phrase(Head(t, "de"), Head(t, "en")), t.Trim()), StringComparer.Ordinal);
        return [.. s_groups.Select(g => (g.Heading, (IReadOnlyList<(Phrase, string)>)[.. all[g.For]])).Where(g => g.Item2.Count > 0)];
    }

    /// <summary>A line such as `# de: Wie viele Projekte gibt es?` at the head of a query.</summary>
    private static string Head(string text, string name)
    {
        string start = $"# {name}: ";
        return text.Split('\n').TakeWhile(l => l.StartsWith('#')).FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal))?[start.Length..].Trim() ?? "";
    }
}
