using System.Text.RegularExpressions;

namespace CivicCoding.Graph.Harvest;

/// <summary>Our reading of what a German note says of topics and skills, by the patterns of Tables/readings.tsv.</summary>
internal static class Reading
{
    private static readonly List<(Regex Pattern, string[] Topics, string[] Skills)> Rules = EmbeddedTable.Read("readings.tsv")
        .Select(r => (new Regex(r[0], RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), r[1].Split(','), r[2].Split(',')))
        .ToList();

    /// <summary>The slugs of the topics that a text speaks of.</summary>
    public static IReadOnlyList<string> Topics(string text) => Rules.Where(r => r.Pattern.IsMatch(text)).SelectMany(r => r.Topics).Distinct().ToList();

    /// <summary>The skills that a text calls for.</summary>
    public static IReadOnlyList<SkillEntry> Skills(string text) => Rules.Where(r => r.Pattern.IsMatch(text)).SelectMany(r => r.Skills).Distinct().Select(s => SkillTable.Shared[s]).ToList();
}
