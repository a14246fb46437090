namespace CivicCoding.Graph.Harvest;

/// <summary>Puts lists into German and English sentences.</summary>
internal static class Sentence
{
    /// <summary>"A, B und C".</summary>
    public static string And(IReadOnlyList<string> words) => Join(words, "und");

    /// <summary>"A, B and C".</summary>
    public static string AndEnglish(IReadOnlyList<string> words) => Join(words, "and");

    /// <summary>"zum Thema A" or "zu den Themen A und B".</summary>
    public static string OnTopics(IReadOnlyList<TopicEntry> topics) =>
        (topics.Count == 1 ? "zum Thema " : "zu den Themen ") + And(topics.Select(t => t.German).ToList());

    /// <summary>"on a and b".</summary>
    public static string OnTopicsEnglish(IReadOnlyList<TopicEntry> topics) => "on " + AndEnglish(topics.Select(t => t.English).ToList());

    public static string Counted(int count, string one, string many) => count == 1 ? one : $"{count} {many}";

    /// <summary>The text with one full stop at its end, also where it ends in an abbreviation.</summary>
    public static string Stop(string text) => text.EndsWith('.') ? text : text + ".";

    private static string Join(IReadOnlyList<string> words, string and) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + " " + and + " " + words[^1],
    };
}
