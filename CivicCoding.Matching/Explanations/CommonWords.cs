using System.Runtime.InteropServices;
using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Explanations;

/// <summary>The words that so many descriptions of one kind and language hold that they tell nothing of any: "project", "supported", "licence". Counted in a part of the texts where there are many.</summary>
internal sealed class CommonWords
{
    private const int MostTexts = 2_000;
    private const int LongestText = 2_000;
    private const int LeastTexts = 8;
    private const double CommonShare = 0.02;
    private const double TriteShare = 0.12;
    private readonly HashSet<(string Language, string Term)> _common = [];
    private readonly HashSet<(string Language, string Term)> _trite = [];

    public CommonWords(MatchCorpus corpus, Func<string, TextWords> read)
    {
        Count(corpus.Projects.SelectMany(p => p.Descriptions), read);
        Count(corpus.Organisations.SelectMany(o => o.Descriptions), read);
        Count(corpus.Datasets.SelectMany(d => d.Descriptions), read);
        Count(corpus.Skills.SelectMany(d => d.Descriptions), read);
        Count(corpus.Calls.SelectMany(d => d.Descriptions), read);
    }

    /// <summary>Whether a word of a language tells nothing by itself.</summary>
    public bool IsCommon(string language, string term) => _common.Contains((language, term));

    /// <summary>Whether a word of a language tells nothing although it is the label of a concept.</summary>
    public bool IsTrite(string language, string term) => _trite.Contains((language, term));

    private void Count(IEnumerable<LocalText> descriptions, Func<string, TextWords> read)
    {
        foreach (IGrouping<string, LocalText> group in descriptions.GroupBy(d => TextWords.Primary(d.Language)))
        {
            LocalText[] texts = [.. group];
            int step = 1 + (texts.Length / MostTexts);
            int sampled = 0;
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < texts.Length; i += step, sampled++)
            {
                string text = texts[i].Value;
                // A word that only stands within a longer label is no word of its own there: "growth" in "economic growth".
                foreach (TextWord word in read(text.Length > LongestText ? text[..LongestText] : text).ByTerm.Values)
                {
                    if (!word.InLabel)
                    {
                        CollectionsMarshal.GetValueRefOrAddDefault(counts, word.Word.Term, out _)++;
                    }
                }
            }

            _common.UnionWith(counts.Where(c => c.Value >= Math.Max(LeastTexts, CommonShare * sampled)).Select(c => (group.Key, c.Key)));
            _trite.UnionWith(counts.Where(c => c.Value >= Math.Max(LeastTexts, TriteShare * sampled)).Select(c => (group.Key, c.Key)));
        }
    }
}
