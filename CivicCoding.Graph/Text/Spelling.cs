using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>Asks "did you mean" from the graph's own words, spelt as the graph spells them.</summary>
internal sealed class Spelling(TextAnalysis analysis)
{
    /// <summary>What was typed with its unknown words put right, or null.</summary>
    public string? Correct(IndexSearcher searcher, string text, IReadOnlyList<QueryWord> words, WordList list)
    {
        string corrected = TextQueryParser.Bounded(text).Trim();
        bool changed = false;
        foreach (QueryWord word in words.Where(w => !w.IsKnown).Take(4))
        {
            string plain = Fold(word.Text);
            if (plain.Length >= 4 && list.Nearest(plain, plain.Length <= 5 ? 1 : 2, 1) is [var nearest, ..])
            {
                corrected = corrected.Replace(word.Text, AsWritten(searcher, nearest), StringComparison.Ordinal);
                changed = true;
            }
        }

        return changed ? corrected : null;
    }

    public IReadOnlyList<string> Near(IndexSearcher searcher, string text, WordList list, int limit)
    {
        var near = new List<string>();
        foreach (string word in analysis.Terms(TextSchema.Plain, TextQueryParser.Bounded(text), 6).Select(t => t.Text).Where(w => w.Length >= 4))
        {
            near.AddRange(list.Nearest(word, word.Length <= 5 ? 2 : 3, limit).Select(w => AsWritten(searcher, w)));
        }

        return [.. near.Distinct(StringComparer.OrdinalIgnoreCase).Take(limit)];
    }

    private string Fold(string word) => analysis.Terms(TextSchema.Plain, word, 1) is [var term, ..] ? term.Text : "";

    /// <summary>The word with its umlauts and capitals, from a text that holds it.</summary>
    private string AsWritten(IndexSearcher searcher, string folded)
    {
        if (searcher.Search(new TermQuery(new Term(TextSchema.Plain, folded)), 1).ScoreDocs is not [var first, ..])
        {
            return folded;
        }

        string text = searcher.Doc(first.Doc).Get(TextSchema.Text);
        TextTerm term = analysis.Terms(TextSchema.Plain, text, 4_096).Find(t => t.Text == folded);
        return term.Text is null ? folded : text[term.Start..term.End];
    }
}
