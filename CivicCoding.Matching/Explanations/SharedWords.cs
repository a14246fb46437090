using System.Buffers;
using System.Collections.Concurrent;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Explanations;

/// <summary>Finds what two descriptions both speak of, in the reader's language where they can: concepts by their labels and words that few descriptions hold. The words of a text are kept for the next question, of so many texts at most.</summary>
internal sealed class SharedWords
{
    private const float LeastIdf = 0.5f;
    private const int LongestText = 20_000;
    private const int CharactersOfTerm = 12;
    private const int MostTexts = 1_000;
    private const int MostWords = 100_000;
    private const int LeastNameTerms = 2;
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \n\r\t,.;:()/\"“”„!?");
    private readonly Bm25Index _texts;
    private readonly float _rarest;
    private readonly Concept[] _concepts;
    private readonly PhraseIndex _labels = new();
    private readonly PhraseIndex _names = new();
    private readonly Lazy<CommonWords> _common;
    private readonly ConcurrentDictionary<string, TextWords> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DescriptionWord[]> _words = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DescriptionWord[]>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;

    public SharedWords(MatchCorpus corpus, Bm25Index texts)
    {
        _texts = texts;
        _rarest = MathF.Log(1 + ((texts.Count + 0.5f) / 0.5f));
        _wordsBySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        _concepts = [.. corpus.Concepts.Values.Where(c => IsSubject(c.Iri)).Concat(corpus.Goals.Values).OrderBy(c => c.Iri, StringComparer.Ordinal)];
        for (int i = 0; i < _concepts.Length; i++)
        {
            _labels.Add(_concepts[i].German, i);
            _labels.Add(_concepts[i].English, i);
        }

        foreach (CorpusOrganisation o in corpus.Organisations)
        {
            // An organisation called "City" must not hide the word.
            _names.Add(o.Name, 0, LeastNameTerms);
            _names.Add(o.NameGerman, 0, LeastNameTerms);
        }

        foreach (string country in corpus.Organisations.Select(o => o.Country).OfType<string>().Distinct())
        {
            if (corpus.Concepts.TryGetValue(country, out Concept? named))
            {
                _names.Add(named.German, 0);
                _names.Add(named.English, 0);
            }
        }

        _common = new(() => new CommonWords(corpus, Read));
    }

    /// <summary>Counts beforehand what the first question would have to wait for.</summary>
    public void Prepare() => _ = _common.Value;

    /// <summary>What two entries' descriptions share most: of two in the reader's language the words, else concepts with their labels in it, else words of another language; null where they share nothing.</summary>
    public static SharedText? Find(MatchIndex index, IReadOnlyList<LocalText> first, IReadOnlyList<LocalText> second, string language) =>
        index.Shared.Best(first, second, language);

    /// <summary>As <see cref="Find"/>; of descriptions that share only words which many hold, those two that share most of them, without expressions: they are alike, but nothing in them is worth naming.</summary>
    public static SharedText? FindAny(MatchIndex index, IReadOnlyList<LocalText> first, IReadOnlyList<LocalText> second, string language) =>
        Find(index, first, second, language) ?? index.Shared.Alike(first, second);

    private SharedText? Alike(IReadOnlyList<LocalText> first, IReadOnlyList<LocalText> second)
    {
        SharedText? best = null;
        double most = 0;
        foreach (LocalText x in first.Where(t => t.Value.Length <= LongestText))
        {
            TextWords mine = WordsOf(x.Value);
            foreach (LocalText y in second.Where(t => t.Value.Length <= LongestText))
            {
                TextWords theirs = WordsOf(y.Value);
                double weight = mine.InOrder.Where(w => w.Word.Weight > LeastIdf && theirs.ByTerm.ContainsKey(w.Word.Term)).Sum(w => (double)w.Word.Weight);
                if (weight > most)
                {
                    (best, most) = (new SharedText(x, y, []), weight);
                }
            }
        }

        return best;
    }

    private SharedText? Best(IReadOnlyList<LocalText> first, IReadOnlyList<LocalText> second, string language)
    {
        SharedText? best = null;
        double most = 0;
        bool known = false;
        var others = new List<(LocalText X, TextWords XWords, LocalText Y, TextWords YWords)>();
        foreach (LocalText x in first.Where(t => t.Value.Length <= LongestText))
        {
            TextWords mine = WordsOf(x.Value);
            bool read = IsRead(mine, x, language);
            foreach (LocalText y in second.Where(t => t.Value.Length <= LongestText))
            {
                TextWords theirs = WordsOf(y.Value);
                if (!read || !IsRead(theirs, y, language))
                {
                    others.Add((x, mine, y, theirs));
                    continue;
                }

                known |= x.Property is null && y.Property is null;
                SharedExpressions shared = Common(x, mine, y, theirs);
                if (shared.Weight > most)
                {
                    (best, most) = (new SharedText(x, y, shared.Words()), shared.Weight);
                }
            }
        }

        // Where both are described in the reader's language other texts could only say what is quoted in them.
        return best is not null ? best with { Also = Also(best, others) } : (known ? null : ByConcepts(others, language) ?? Abroad(others, language));
    }

    private (LocalText First, LocalText Second)[] Also(SharedText best, List<(LocalText X, TextWords XWords, LocalText Y, TextWords YWords)> others) =>
    [
        .. others.Where(o => o is { X.Property: null, Y.Property: null } && best is { First.Property: null, Second.Property: null }
            && o.XWords.LanguageOf(o.X.Language) == o.YWords.LanguageOf(o.Y.Language) && Common(o.X, o.XWords, o.Y, o.YWords).Weight > 0).Select(o => (o.X, o.Y)),
    ];

    private static bool IsRead(TextWords words, LocalText text, string language) => words.LanguageOf(text.Language) is var own && (own.Length == 0 || own == language);

    private SharedText? ByConcepts(List<(LocalText X, TextWords XWords, LocalText Y, TextWords YWords)> pairs, string language)
    {
        SharedText? best = null;
        double most = 0;
        foreach ((LocalText x, TextWords mine, LocalText y, TextWords theirs) in pairs)
        {
            ConceptMention[] both = [.. mine.Concepts.Where(m => theirs.Mention(m.Concept) is { } other && Tells(m, mine.LanguageOf(x.Language)) && Tells(other, theirs.LanguageOf(y.Language)))];
            double weight = both.Sum(WeightOf) * (IsRead(theirs, y, language) ? 1.01 : 1);
            if (weight > most)
            {
                string[] labels = [.. both.OrderByDescending(WeightOf).Take(SharedExpressions.Shown).OrderBy(m => m.Start).Select(m => Label(_concepts[m.Concept], language)).Distinct()];
                (best, most) = (new SharedText(x, y, labels), weight);
            }
        }

        return best;
    }

    private SharedText? Abroad(List<(LocalText X, TextWords XWords, LocalText Y, TextWords YWords)> pairs, string language)
    {
        SharedText? best = null;
        double most = 0;
        foreach ((LocalText x, TextWords mine, LocalText y, TextWords theirs) in pairs)
        {
            bool own = IsRead(mine, x, language);
            bool turned = !own && IsRead(theirs, y, language);
            SharedExpressions shared = turned ? Common(y, theirs, x, mine) : Common(x, mine, y, theirs);
            double weight = shared.Weight * (own || turned ? 1.01 : 1);
            if (weight > most)
            {
                (best, most) = (new SharedText(x, y, shared.Words(), own || turned ? null : mine.LanguageOf(x.Language)), weight);
            }
        }

        return best;
    }

    private SharedExpressions Common(LocalText x, TextWords mine, LocalText y, TextWords theirs)
    {
        var shared = new SharedExpressions(x.Value);
        (string here, string there) = (mine.LanguageOf(x.Language), theirs.LanguageOf(y.Language));
        foreach (ConceptMention mention in mine.Concepts.OrderByDescending(c => c.Length))
        {
            if (theirs.Mention(mention.Concept) is { } other && Tells(mention, here) && Tells(other, there))
            {
                shared.Add(mention, WeightOf(mention));
            }
        }

        bool german = here == "de" && there == "de";
        foreach (TextWord word in mine.InOrder)
        {
            string term = word.Word.Term;
            if (theirs.ByTerm.TryGetValue(term, out TextWord same))
            {
                // German writes what things are called with a capital; small words only go with them: "leichter Sprache".
                bool leans = german && !((word.IsNoun || mine.IsCareless) && (same.IsNoun || theirs.IsCareless));
                if (leans ? IsAdjective(word.Word) : Tells(word, same, here, there))
                {
                    shared.Add(word, word.Word.Raw, term, word.Word.Weight, leans);
                }

                continue;
            }

            // Only German writes compounds as one word.
            foreach ((string known, float weight) in german && (word.IsNoun || mine.IsCareless) ? word.Word.Like : [])
            {
                if (theirs.ByTerm.TryGetValue(known, out TextWord like) && like.IsNoun && Tells(like, like, there, there))
                {
                    shared.Add(word with { Next = -1 }, $"{word.Word.Raw} ({like.Word.Raw})", known, weight * like.Word.Weight, leans: false);
                }
            }
        }

        return shared;
    }

    private static bool IsAdjective(DescriptionWord word) => word.Raw is { Length: > 5 } raw && (raw[^1] == 'e' || (raw[^2] == 'e' && raw[^1] is ('n' or 'r' or 's' or 'm'))) && !WeakWords.Counts(word.Term);

    private bool Tells(TextWord mine, TextWord theirs, string here, string there)
    {
        string term = mine.Word.Term;
        CommonWords common = _common.Value;
        return term.Length > 3 && (mine.Labelled || theirs.Labelled
            ? !common.IsTrite(here, term) && !common.IsTrite(there, term)
            : !common.IsCommon(here, term) && !common.IsCommon(there, term) && !WeakWords.Contains(term));
    }

    private bool Tells(ConceptMention mention, string language) => mention.Length > 1 || !_common.Value.IsTrite(language, mention.Terms[0]);

    private double WeightOf(ConceptMention mention) => mention.Terms.Sum(Rarity);

    private float Rarity(string term) => _texts.IdfOf(term) is > 0 and var known ? known : _rarest;

    private static string Label(Concept concept, string language) => language == "de" ? concept.German : concept.English;

    private static bool IsSubject(string iri) => iri.Contains("/topics/", StringComparison.Ordinal) || iri.Contains("/skills/", StringComparison.Ordinal);

    private TextWords WordsOf(string text)
    {
        if (_known.TryGetValue(text, out TextWords? words))
        {
            return words;
        }

        if (_known.Count >= MostTexts)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(text, Read);
    }

    private TextWords Read(string text)
    {
        var all = new List<TextWord>(text.Length / CharactersOfTerm);
        for (int end, start = 0; start < text.Length; start = end + 1)
        {
            int length = text.AsSpan(start).IndexOfAny(Separators);
            end = length < 0 ? text.Length : start + length;
            if (end == start)
            {
                continue;
            }

            foreach (DescriptionWord word in WordsAt(text.AsSpan(start, end - start)))
            {
                all.Add(new(word, start, end, end < text.Length && text[end] == ' ' ? end + 1 : -1));
            }
        }

        return new TextWords(text, all, _labels, _names);
    }

    // The same words come in all texts. Numbers are no words: a year tells nothing.
    private DescriptionWord[] WordsAt(ReadOnlySpan<char> text)
    {
        if (_wordsBySpan.TryGetValue(text, out DescriptionWord[]? words))
        {
            return words;
        }

        if (_words.Count >= MostWords)
        {
            _words.Clear();
        }

        string raw = text.ToString();
        string plain = raw.Trim('-', '\'', '’');
        return _words.GetOrAdd(raw, [.. TextAnalyzer.Terms(raw).Where(t => !t.All(char.IsDigit)).Select(t => new DescriptionWord(plain, t, Rarity(t), _texts))]);
    }
}
