using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>Turns what people type into bounded queries: words, "phrases" and a trailing * for beginnings. It has no other syntax, so nothing typed is an error.</summary>
internal sealed class TextQueryParser(TextAnalysis analysis)
{
    public const int MaxCharacters = 2_000;
    public const int MaxTerms = 32;

    /// <summary>Words beyond these are searched as they are, without compounds.</summary>
    private const int MaxExpanded = 8;

    private static readonly string[] s_allFields = [TextSchema.German, TextSchema.English];

    /// <summary>What was typed up to the limit, without control characters and marks of direction.</summary>
    public static string Bounded(string text)
    {
        string cut = text.Length <= MaxCharacters ? text : text[..MaxCharacters];
        return cut.Any(IsUnseen) ? string.Concat(cut.Select(c => IsUnseen(c) ? ' ' : c)) : cut;
    }

    /// <summary>The words and phrases of a search; none where the text holds no word.</summary>
    /// <param name="text">What was typed; characters past the limit are ignored.</param>
    /// <param name="language">"de" or "en" to search one language only; else both.</param>
    /// <param name="reader">The index, for how frequent words are.</param>
    /// <param name="words">Its words, for compounds.</param>
    public IReadOnlyList<QueryWord> Parse(string text, string? language, IndexReader reader, WordList words)
    {
        string[] fields = language switch
        {
            "de" => [TextSchema.German],
            "en" => [TextSchema.English],
            _ => s_allFields,
        };
        var found = new List<QueryWord>();
        string[] parts = Bounded(text).Split('"');
        for (int i = 0; i < parts.Length && found.Count < MaxTerms; i++)
        {
            if (i % 2 == 1 && i < parts.Length - 1)
            {
                AddPhrase(found, fields, parts[i], reader);
            }
            else
            {
                AddWords(found, fields, parts[i], reader, words, parts.Length == 1);
            }
        }

        return found;
    }

    /// <summary>One query for single literals, or null where there is no word.</summary>
    public static Query? Combine(IReadOnlyList<QueryWord> words)
    {
        if (words.Count == 0)
        {
            return null;
        }

        var query = new BooleanQuery();
        foreach (QueryWord word in words)
        {
            query.Add(word.Query, word.IsRequired ? Occur.MUST : Occur.SHOULD);
        }

        return query;
    }

    private static bool IsUnseen(char c) => char.IsControl(c) || c is (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff' || char.IsSurrogate(c);

    private void AddWords(List<QueryWord> found, string[] fields, string text, IndexReader reader, WordList words, bool alone)
    {
        List<(string Token, bool Beginning)> tokens = [];
        foreach (TextTerm term in analysis.Terms(TextSchema.Plain, text, MaxTerms * 2))
        {
            tokens.Add((text[term.Start..term.End], term.End < text.Length && text[term.End] == '*'));
        }

        // Small words tell nothing, unless nothing else was typed.
        bool onlySmall = alone && tokens.TrueForAll(t => TextAnalysis.IsStop(t.Token.ToLowerInvariant()));
        foreach ((string token, bool beginning) in tokens)
        {
            if (found.Count >= MaxTerms)
            {
                return;
            }

            if (onlySmall || !TextAnalysis.IsStop(token.ToLowerInvariant()))
            {
                found.Add(Word(token, beginning, fields, reader, words, found.Count < MaxExpanded));
            }
        }
    }

    private QueryWord Word(string token, bool beginning, string[] fields, IndexReader reader, WordList words, bool expand)
    {
        var variants = new QueryVariants(reader);
        string plain = analysis.Terms(TextSchema.Plain, token, 1) is [var first, ..] ? first.Text : "";
        variants.Add(TextSchema.Plain, plain, 1.25f);
        string[] stems = [.. fields.Select(f => analysis.Terms(f, token, 1) is [var stem, ..] ? stem.Text : "")];
        for (int i = 0; i < fields.Length; i++)
        {
            variants.Add(fields[i], stems[i], 1);
        }

        variants.EndOfOwnForms();
        bool german = expand && fields[0] == TextSchema.German && stems[0].Length >= 3 && !stems[0].Any(char.IsDigit);
        if (german)
        {
            AddCompounds(variants, stems[0], words);
        }

        bool known = variants.Any;
        if (!known && !beginning && plain.Length >= 4 && !plain.Any(char.IsDigit))
        {
            foreach (string near in words.Nearest(plain, plain.Length <= 5 ? 1 : 2, 3))
            {
                variants.Add(TextSchema.Plain, near, 0.6f);
            }
        }

        if (german)
        {
            AddParts(variants, stems[0], words);
        }

        if (beginning && plain.Length >= 2)
        {
            variants.AddBeginning(TextSchema.Plain, plain);
            known = true;
        }

        return new QueryWord(token, variants.Query, variants.Weight, IsRequired: false, known, variants.Terms);
    }

    private static void AddCompounds(QueryVariants variants, string stem, WordList words)
    {
        foreach ((string compound, float weight) in words.Compounds(stem))
        {
            variants.Add(TextSchema.German, compound, weight);
        }

        if (WordList.BaseOf(stem) is not { } made)
        {
            return;
        }

        foreach (string relative in words.Relatives(made))
        {
            variants.Add(TextSchema.German, relative, 0.5f);
        }

        foreach ((string compound, float weight) in words.Compounds(made))
        {
            variants.Add(TextSchema.German, compound, weight * 0.6f);
        }
    }

    private static void AddParts(QueryVariants variants, string stem, WordList words)
    {
        foreach (string part in words.Parts(stem))
        {
            variants.Add(TextSchema.German, part, 0.35f, marked: false);
        }
    }

    private void AddPhrase(List<QueryWord> found, string[] fields, string text, IndexReader reader)
    {
        var any = new DisjunctionMaxQuery(0.1f);
        var marked = new HashSet<string>(StringComparer.Ordinal);
        float weight = 0;
        foreach (string field in fields)
        {
            List<TextTerm> terms = analysis.Terms(field, text, MaxTerms);
            if (terms.Count == 0)
            {
                continue;
            }

            var phrase = new PhraseQuery { Slop = 1 };
            terms.ForEach(term => phrase.Add(new Term(field, term.Text)));
            marked.UnionWith(terms.Select(t => t.Text));
            weight = Math.Max(weight, terms.Sum(t => QueryVariants.Rarity(reader, field, t.Text)));
            any.Add(phrase);
        }

        if (any.Disjuncts.Count > 0)
        {
            found.Add(new QueryWord(text, any, weight, IsRequired: true, IsKnown: true, marked));
        }
    }
}
