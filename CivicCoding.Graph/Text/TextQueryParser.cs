using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>Turns what people type into a bounded query: words, "phrases" and a trailing * for beginnings. It has no other syntax, so nothing typed is an error.</summary>
internal sealed class TextQueryParser(TextAnalysis analysis)
{
    public const int MaxCharacters = 2_000;
    public const int MaxTerms = 32;
    private const float PlainBoost = 1.6f;

    private static readonly string[] AllFields = [TextSchema.German, TextSchema.English];

    /// <summary>The query, or null where the text holds no word.</summary>
    /// <param name="text">What was typed; characters past the limit are ignored.</param>
    /// <param name="language">"de" or "en" to search one language only; else both.</param>
    public Query? Parse(string text, string? language)
    {
        string bounded = text.Length <= MaxCharacters ? text : text[..MaxCharacters];
        string[] fields = language switch
        {
            "de" => [TextSchema.German],
            "en" => [TextSchema.English],
            _ => AllFields,
        };
        var query = new BooleanQuery(disableCoord: false);
        string[] parts = bounded.Split('"');
        for (int i = 0; i < parts.Length && query.Clauses.Count < MaxTerms; i++)
        {
            bool quoted = i % 2 == 1 && i < parts.Length - 1;
            if (quoted)
            {
                AddPhrase(query, fields, parts[i]);
            }
            else
            {
                AddWords(query, fields, parts[i]);
            }
        }

        return query.Clauses.Count == 0 ? null : query;
    }

    private void AddWords(BooleanQuery query, string[] fields, string text)
    {
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (query.Clauses.Count >= MaxTerms)
            {
                return;
            }

            bool beginning = word.EndsWith('*');
            List<TextTerm> plain = analysis.Terms(TextSchema.Plain, word, 8);
            if (plain.Count == 0)
            {
                continue;
            }

            var any = new DisjunctionMaxQuery(0.1f);
            foreach (TextTerm term in plain)
            {
                any.Add(new TermQuery(new Term(TextSchema.Plain, term.Text)) { Boost = PlainBoost });
            }

            foreach (string field in fields)
            {
                foreach (TextTerm term in analysis.Terms(field, word, 8))
                {
                    any.Add(new TermQuery(new Term(field, term.Text)));
                }
            }

            if (beginning && plain[^1].Text.Length >= 2)
            {
                any.Add(new PrefixQuery(new Term(TextSchema.Plain, plain[^1].Text)) { MultiTermRewriteMethod = new MultiTermQuery.TopTermsScoringBooleanQueryRewrite(64) });
            }

            query.Add(any, Occur.SHOULD);
        }
    }

    private void AddPhrase(BooleanQuery query, string[] fields, string text)
    {
        var any = new DisjunctionMaxQuery(0.1f);
        foreach (string field in fields)
        {
            List<TextTerm> terms = analysis.Terms(field, text, MaxTerms);
            if (terms.Count == 0)
            {
                continue;
            }

            var phrase = new PhraseQuery { Slop = 1 };
            terms.ForEach(term => phrase.Add(new Term(field, term.Text)));
            any.Add(phrase);
        }

        if (any.Disjuncts.Count > 0)
        {
            query.Add(any, Occur.MUST);
        }
    }
}
