using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Explanations;

/// <summary>Finds known phrases, as rows of folded terms, at a place in a text.</summary>
internal sealed class PhraseIndex
{
    // Thousands of names begin with the same word: the first two terms are the key.
    private readonly Dictionary<(string First, string Second), List<(string[] Terms, int Value)>> _phrases = [];

    /// <summary>Adds a phrase of so many terms at least.</summary>
    public void Add(string phrase, int value, int leastTerms = 1)
    {
        string[] terms = [.. TextAnalyzer.Terms(phrase)];
        if (terms.Length < Math.Max(1, leastTerms))
        {
            return;
        }

        (string, string) key = (terms[0], terms.Length > 1 ? terms[1] : "");
        if (!_phrases.TryGetValue(key, out List<(string[] Terms, int Value)>? same))
        {
            _phrases.Add(key, same = []);
        }

        if (!same.Exists(s => s.Value == value && s.Terms.AsSpan().SequenceEqual(terms)))
        {
            same.Add((terms, value));
        }
    }

    /// <summary>The longest phrase that begins with the first term of <paramref name="terms"/>; its length is zero where none does.</summary>
    public (int Length, int Value) At(ReadOnlySpan<string> terms)
    {
        (int Length, int Value) best = (0, -1);
        if (terms.Length > 1)
        {
            foreach ((string[] phrase, int value) in _phrases.GetValueOrDefault((terms[0], terms[1])) ?? [])
            {
                if (phrase.Length > best.Length && terms.StartsWith(phrase))
                {
                    best = (phrase.Length, value);
                }
            }
        }

        return best.Length == 0 && terms.Length > 0 && _phrases.TryGetValue((terms[0], ""), out List<(string[] Terms, int Value)>? single) ? (1, single[0].Value) : best;
    }
}
