using System.Collections.Concurrent;
using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>Searches over a <see cref="TextIndex"/>: single literals for SPARQL, ranked things, names and spellings for people.</summary>
public sealed class TextSearch(TextIndex index)
{
    private const int MaxPassages = 12;

    /// <summary>Of so many things the passages are looked up by one search.</summary>
    private const int MaxTogether = 200;

    /// <summary>So many searches at once leave what they worked with to later ones.</summary>
    private const int MaxSpare = 4;

    private readonly TextQueryParser _parser = new(index.Analysis);
    private readonly Snippet _snippet = new(index.Analysis);
    private readonly NameSearch _names = new(index.Analysis);
    private readonly Spelling _spelling = new(index.Analysis);
    private readonly ConcurrentBag<ThingScores> _spare = [];

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

        return Best(searcher, subject is null ? query : Within(query, new TermQuery(new Term(TextSchema.Subject, subject))), limit);
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
            TextColumns columns = index.Columns.Of(searcher.IndexReader);
            var counts = new FacetCounts(request, columns);
            ThingScores scores = _spare.TryTake(out ThingScores? spare) ? spare : new ThingScores();
            try
            {
                scores.Begin(columns.Count);
                if (words.Count > 0)
                {
                    ThingRanking.Rank(searcher, words, index.Analysis.WholeName(TextQueryParser.Bounded(request.Text)), request, columns, scores);
                    counts.Narrow(scores);
                }

                SearchHit[] hits = HitsOf(searcher, PageOf(scores.Kept, request), words, request, columns);
                return new SearchResult(scores.Kept.Count, hits, counts.Groups, counts.Facets, sequence) { DidYouMean = _spelling.Correct(searcher, request.Text, words, list) };
            }
            finally
            {
                scores.End();
                if (_spare.Count < MaxSpare)
                {
                    _spare.Add(scores);
                }
            }
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

    /// <summary>Reads what searches need of the index, so that the first of them does not wait for it.</summary>
    public void Ready() => index.Ready();

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
        return Ranked(searcher, found.ScoreDocs);
    }

    private static IReadOnlyList<TextHit> Ranked(IndexSearcher searcher, IEnumerable<ScoreDoc> found) =>
        [.. found.Select(d => HitOf(searcher.Doc(d.Doc), d.Score)).OrderByDescending(h => h.Score).ThenBy(h => h.Subject, StringComparer.Ordinal)];

    private static BooleanQuery Within(Query query, Query where) =>
        new() { { query, Occur.MUST }, { new ConstantScoreQuery(where) { Boost = 0 }, Occur.MUST } };

    /// <summary>The best things, from a place on: the others are not put in order.</summary>
    private static ThingScore[] PageOf(List<ThingScore> kept, SearchRequest request)
    {
        long end = (long)request.Skip + request.Take;
        if (request.Take == 0 || end * 4 > kept.Count)
        {
            kept.Sort(ThingScore.BestFirst);
            return [.. kept.Skip(request.Skip).Take(request.Take)];
        }

        var best = new PriorityQueue<ThingScore, ThingScore>((int)end + 1, ThingScore.WorstFirst);
        foreach (ThingScore thing in kept)
        {
            if (best.Count < end)
            {
                best.Enqueue(thing, thing);
            }
            else if (ThingScore.BestFirst.Compare(thing, best.Peek()) < 0)
            {
                best.EnqueueDequeue(thing, thing);
            }
        }

        return [.. best.UnorderedItems.Select(i => i.Element).Order(ThingScore.BestFirst).Skip(request.Skip)];
    }

    /// <summary>The things of a page with their best passages, looked up together.</summary>
    private SearchHit[] HitsOf(IndexSearcher searcher, ThingScore[] page, IReadOnlyList<QueryWord> words, SearchRequest request, TextColumns columns)
    {
        if (page.Length == 0)
        {
            return [];
        }

        ThingScore[] matching = [.. page.Where(t => t.Lifter is null)];
        var passages = new PassageCollector(columns, matching.Select(t => t.Number), MaxPassages);
        foreach (ThingScore[] some in matching.Chunk(MaxTogether))
        {
            var these = new BooleanQuery();
            foreach (string field in new[] { TextSchema.Subject, TextSchema.Thing })
            {
                Array.ForEach(some, t => these.Add(new TermQuery(new Term(field, t.Iri)), Occur.SHOULD));
            }

            searcher.Search(Within(TextQueryParser.Combine(words)!, these), passages);
        }

        var marked = words.SelectMany(w => w.Terms).ToHashSet(StringComparer.Ordinal);
        return [.. page.Select(t => t.Lifter is null ? HitOf(searcher, t, passages, request, marked) : new SearchHit(t.Iri, t.Score, null, [], t.Lifter))];
    }

    private SearchHit HitOf(IndexSearcher searcher, ThingScore thing, PassageCollector passages, SearchRequest request, HashSet<string> marked)
    {
        TextHit? best = Ranked(searcher, passages.Of(thing.Number))
            .Where(h => request.IsVisible?.Invoke(h.Graph) != false)
            .MaxBy(h => h.Score * (request.Prefer is { } prefer && TextDocument.IsLanguage(h.Language, prefer) ? 1.3 : 1));
        return new SearchHit(thing.Iri, thing.Score, best, best is null ? [] : _snippet.Of(best.Text, best.Language, marked), null);
    }
}
