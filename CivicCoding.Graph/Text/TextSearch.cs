using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>Searches over a <see cref="TextIndex"/>: single literals for SPARQL, ranked things, names and spellings for people.</summary>
public sealed class TextSearch(TextIndex index)
{
    private const int MaxPassages = 12;

    private readonly TextQueryParser _parser = new(index.Analysis);
    private readonly Snippet _snippet = new(index.Analysis);
    private readonly NameSearch _names = new(index.Analysis);
    private readonly Spelling _spelling = new(index.Analysis);

    /// <summary>What is searched of a typed text: its first part, without control characters and marks of direction.</summary>
    public static string Clean(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return TextQueryParser.Bounded(typed);
    }

    /// <summary>The literals that match, best first.</summary>
    /// <param name="text">What to search for.</param>
    /// <param name="language">"de", "en" or null for both.</param>
    /// <param name="subject">Restricts to one thing; null: all.</param>
    /// <param name="limit">The largest number of hits.</param>
    public IReadOnlyList<TextHit> Literals(string text, string? language, string? subject, int limit) => index.Search(searcher =>
    {
        Query? query = TextQueryParser.Combine(_parser.Parse(text, language, searcher.IndexReader, index.Words.Of(searcher.IndexReader)));
        if (query is null)
        {
            return [];
        }

        return Best(searcher, subject is null ? query : Within(query, TextSchema.Subject, subject), limit);
    });

    /// <summary>The things that match or are related to one that does, best first.</summary>
    public SearchResult Things(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        long sequence = index.Sequence;
        return index.Search(searcher =>
        {
            WordList list = index.Words.Of(searcher.IndexReader);
            IReadOnlyList<QueryWord> words = _parser.Parse(request.Text, request.Language, searcher.IndexReader, list);
            RelationTable relations = index.Relations.Of(searcher.IndexReader);
            var counts = new FacetCounts(request, relations);
            List<ThingScore> kept = [];
            if (words.Count > 0)
            {
                string name = index.Analysis.WholeName(TextQueryParser.Bounded(request.Text));
                kept = counts.Narrow(ThingRanking.Rank(searcher, words, name, request, request.Neighbours ? relations : null));
            }

            var marked = words.SelectMany(w => w.Terms).ToHashSet(StringComparer.Ordinal);
            Query? query = TextQueryParser.Combine(words);
            SearchHit[] page = [.. kept.Skip(request.Skip).Take(request.Take).Select(t => HitOf(searcher, t, query!, request, marked))];
            return new SearchResult(kept.Count, page, counts.Groups, counts.Facets, sequence) { DidYouMean = _spelling.Correct(searcher, request.Text, words, list) };
        });
    }

    /// <summary>Things by the beginning of a name or of a word in it, the nearest first.</summary>
    /// <param name="typed">What was typed so far.</param>
    /// <param name="limit">The largest number of names.</param>
    /// <param name="keep">Keeps a thing by its IRI; null keeps all.</param>
    /// <param name="isVisible">Tells whether a graph may be seen; null: all.</param>
    public IReadOnlyList<TextHit> Names(string typed, int limit, Func<string, bool>? keep = null, Func<string, bool>? isVisible = null)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return index.Search(searcher => _names.Find(searcher, typed, limit, keep, isVisible));
    }

    /// <summary>Words of the graph that are near to those typed, for a search that found nothing.</summary>
    public IReadOnlyList<string> NearestWords(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        return index.Search(searcher => _spelling.Near(searcher, text, index.Words.Of(searcher.IndexReader), limit));
    }

    internal static TextHit HitOf(Document document, float score)
    {
        var role = (TextRole)int.Parse(document.Get(TextSchema.Role), CultureInfo.InvariantCulture);
        double weight = role switch
        {
            TextRole.Name => 2.0,
            TextRole.Keyword => 1.2,
            TextRole.Description => 1.0,
            _ => 0.5,
        };
        return new TextHit(document.Get(TextSchema.Subject), document.Get(TextSchema.Predicate), document.Get(TextSchema.Text), document.Get(TextSchema.Language), document.Get(TextSchema.Graph), role, score * weight);
    }

    private static IReadOnlyList<TextHit> Best(IndexSearcher searcher, Query query, int limit)
    {
        TopDocs found = searcher.Search(query, Math.Max(1, limit));
        return [.. found.ScoreDocs.Select(d => HitOf(searcher.Doc(d.Doc), d.Score)).OrderByDescending(h => h.Score).ThenBy(h => h.Subject, StringComparer.Ordinal)];
    }

    private static BooleanQuery Within(Query query, string field, string value) =>
        new() { { query, Occur.MUST }, { new ConstantScoreQuery(new TermQuery(new Term(field, value))) { Boost = 0 }, Occur.MUST } };

    private SearchHit HitOf(IndexSearcher searcher, ThingScore thing, Query query, SearchRequest request, HashSet<string> marked)
    {
        if (thing.Lifter is not null)
        {
            return new SearchHit(thing.Iri, thing.Score, null, [], thing.Lifter);
        }

        TextHit? best = Best(searcher, Within(query, TextSchema.Thing, thing.Iri), MaxPassages)
            .Where(h => request.IsVisible?.Invoke(h.Graph) != false)
            .MaxBy(h => h.Score * (request.Prefer is { } prefer && TextDocument.IsLanguage(h.Language, prefer) ? 1.3 : 1));
        return new SearchHit(thing.Iri, thing.Score, best, best is null ? [] : _snippet.Of(best.Text, best.Language, marked), null);
    }
}
