using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>Searches over a <see cref="TextIndex"/>: single literals for SPARQL, ranked things for people.</summary>
public sealed class TextSearch(TextIndex index)
{
    /// <summary>The literals beyond which <see cref="SearchResult.Total"/> is a lower bound.</summary>
    public const int MaxCounted = 50_000;

    private readonly TextQueryParser _parser = new(index.Analysis);
    private readonly Snippet _snippet = new(index.Analysis);

    /// <summary>The literals that match, best first.</summary>
    /// <param name="text">What to search for.</param>
    /// <param name="language">"de", "en" or null for both.</param>
    /// <param name="subject">Restricts to one thing; null: all.</param>
    /// <param name="limit">The largest number of hits.</param>
    public IReadOnlyList<TextHit> Literals(string text, string? language, string? subject, int limit)
    {
        Query? query = _parser.Parse(text, language);
        if (query is null)
        {
            return [];
        }

        if (subject is not null)
        {
            query = new BooleanQuery { { query, Occur.MUST }, { new ConstantScoreQuery(new TermQuery(new Term(TextSchema.Subject, subject))) { Boost = 0 }, Occur.MUST } };
        }

        return index.Search(searcher =>
        {
            TopDocs found = searcher.Search(query, Math.Max(1, limit));
            return (IReadOnlyList<TextHit>)[.. found.ScoreDocs.Select(d => HitOf(searcher.Doc(d.Doc), d.Score)).OrderByDescending(h => h.Score).ThenBy(h => h.Subject, StringComparer.Ordinal)];
        });
    }

    /// <summary>The things that match, best first: their literals' scores by role, the best of each role added up.</summary>
    public SearchResult Things(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        long sequence = index.Sequence;
        IReadOnlyList<TextHit> literals = Literals(request.Text, request.Language, null, MaxCounted);
        var things = new Dictionary<string, Dictionary<TextRole, TextHit>>(StringComparer.Ordinal);
        foreach (TextHit hit in literals)
        {
            if (hit.Subject.StartsWith("_:", StringComparison.Ordinal) || (request.IsVisible is { } visible && !visible(hit.Graph)))
            {
                continue;
            }

            // A part of a thing (a fragment) counts for the thing.
            int fragment = hit.Subject.IndexOf('#', StringComparison.Ordinal);
            string thing = fragment > 0 && hit.Subject.Contains("/id/", StringComparison.Ordinal) ? hit.Subject[..fragment] : hit.Subject;
            if (!things.TryGetValue(thing, out Dictionary<TextRole, TextHit>? roles))
            {
                things.Add(thing, roles = []);
            }

            if (!roles.TryGetValue(hit.Role, out TextHit? best) || best.Score < hit.Score)
            {
                roles[hit.Role] = hit;
            }
        }

        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        var kept = new List<(string Thing, double Score, TextHit Best)>();
        foreach ((string thing, Dictionary<TextRole, TextHit> roles) in things)
        {
            if (request.GroupOf?.Invoke(thing) is { } group)
            {
                groups[group] = groups.GetValueOrDefault(group) + 1;
            }

            if (request.Keep?.Invoke(thing) != false)
            {
                kept.Add((thing, roles.Values.Sum(h => h.Score), roles.Values.MaxBy(h => h.Score)!));
            }
        }

        kept.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Thing, b.Thing));
        HashSet<string> searched = SearchedTerms(request.Text);
        SearchHit[] page = [.. kept.Skip(request.Skip).Take(request.Take).Select(k => new SearchHit(k.Thing, k.Score, k.Best, _snippet.Of(k.Best.Text, k.Best.Language, searched)))];
        return new SearchResult(kept.Count, literals.Count >= MaxCounted, page, groups, sequence);
    }

    private HashSet<string> SearchedTerms(string text)
    {
        string bounded = text.Length <= TextQueryParser.MaxCharacters ? text : text[..TextQueryParser.MaxCharacters];
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (string field in new[] { TextSchema.German, TextSchema.English, TextSchema.Plain })
        {
            terms.UnionWith(index.Analysis.Terms(field, bounded, TextQueryParser.MaxTerms).Select(t => t.Text));
        }

        return terms;
    }

    private static TextHit HitOf(Document document, float score)
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
}
