using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>Finds names while they are typed: those that begin so, then those with a word that begins so.</summary>
internal sealed class NameSearch(TextAnalysis analysis)
{
    private const int MaxCharacters = 100;
    private const int MaxWords = 8;
    private const int Considered = 60;

    public IReadOnlyList<TextHit> Find(IndexSearcher searcher, string typed, int limit, Func<string, bool>? keep, Func<string, bool>? isVisible)
    {
        string bounded = TextQueryParser.Bounded(typed.Length <= MaxCharacters ? typed : typed[..MaxCharacters]);
        string[] words = [.. analysis.Terms(TextSchema.Plain, bounded, MaxWords).Select(t => t.Text)];
        if (words.Length == 0 || (words.Length == 1 && words[0].Length < 2))
        {
            return [];
        }

        var found = new Dictionary<string, TextHit>(StringComparer.Ordinal);
        Add(searcher, Begins(TextSchema.WholeName, string.Join(' ', words)), limit, keep, isVisible, found);
        if (found.Count < limit)
        {
            var all = new BooleanQuery();
            foreach (string word in words[..^1])
            {
                all.Add(new TermQuery(new Term(TextSchema.Plain, word)), Occur.MUST);
            }

            all.Add(Begins(TextSchema.Plain, words[^1]), Occur.MUST);
            all.Add(new ConstantScoreQuery(new TermQuery(new Term(TextSchema.Role, ((int)TextRole.Name).ToString(System.Globalization.CultureInfo.InvariantCulture)))) { Boost = 0 }, Occur.MUST);
            Add(searcher, all, limit, keep, isVisible, found);
        }

        return [.. found.Values.Take(limit)];
    }

    private static PrefixQuery Begins(string field, string beginning) => new(new Term(field, beginning)) { MultiTermRewriteMethod = new MultiTermQuery.TopTermsBoostOnlyBooleanQueryRewrite(64) };

    private static void Add(IndexSearcher searcher, Query query, int limit, Func<string, bool>? keep, Func<string, bool>? isVisible, Dictionary<string, TextHit> found)
    {
        IEnumerable<TextHit> hits = searcher.Search(query, Considered).ScoreDocs
            .Select(d => TextSearch.HitOf(searcher.Doc(d.Doc), d.Score))
            .OrderBy(h => h.Text.Length).ThenBy(h => h.Text, StringComparer.Ordinal);
        foreach (TextHit hit in hits)
        {
            string thing = TextDocument.ThingOf(hit.Subject);
            if (found.Count < limit && keep?.Invoke(thing) != false && isVisible?.Invoke(hit.Graph) != false)
            {
                found.TryAdd(thing, hit);
            }
        }
    }
}
