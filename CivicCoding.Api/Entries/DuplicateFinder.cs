using System.Globalization;
using System.Text;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Search;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Api.Entries;

/// <summary>Finds entries of the same kind whose names are much like a new one's: candidates by the text search, likeness by shared letter triples.</summary>
internal sealed class DuplicateFinder(SearchService search, ILogger<DuplicateFinder> log)
{
    private const double Alike = 0.6;

    public async Task<IReadOnlyList<Duplicate>> FindAsync(CheckedEntry entry, Language language, CancellationToken cancellation)
    {
        Dictionary<string, Duplicate> found = new(StringComparer.Ordinal);
        foreach (Literal name in entry.Values.Where(v => v.Field.Name == "name").Select(v => v.Value).OfType<Literal>())
        {
            try
            {
                SearchList list = await search.SearchAsync(new SearchQuestion(name.Lexical, [entry.Form.Kind.Plural], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), 0, 20), language, cancellation);
                foreach (SearchItem item in list.Items.Where(i => Likeness(i.Name, name.Lexical) >= Alike))
                {
                    found.TryAdd(item.Id, new Duplicate(item.Id, item.Name, $"/{item.Kind}/{item.Slug}"));
                }
            }
            catch (QueryBudgetExceededException error)
            {
                // The warning is a help; an entry is not held up because the index is still being opened.
                log.LogInformation("No duplicates were looked for: {Message}", error.Message);
            }
        }

        return [.. found.Values.Take(5)];
    }

    /// <summary>The share of letter triples that two names have in common (Dice), 0 to 1.</summary>
    public static double Likeness(string first, string second)
    {
        HashSet<string> a = Triples(first);
        HashSet<string> b = Triples(second);
        return a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    private static HashSet<string> Triples(string name)
    {
        var folded = new StringBuilder("  ");
        foreach (char c in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        string text = folded.Append(' ').ToString();
        HashSet<string> triples = new(StringComparer.Ordinal);
        for (int i = 0; i + 3 <= text.Length; i++)
        {
            triples.Add(text.Substring(i, 3));
        }

        return triples;
    }
}
