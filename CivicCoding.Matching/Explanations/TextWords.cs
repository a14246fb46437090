using System.Runtime.InteropServices;
using CivicCoding.Graph.Text;

namespace CivicCoding.Matching.Explanations;

/// <summary>The words of a text in their order and the concepts that it names; names of organisations and countries are left out, as they are facts of their own.</summary>
internal sealed class TextWords
{
    private readonly List<TextWord> _words = [];
    private readonly Dictionary<string, TextWord> _byTerm = new(StringComparer.Ordinal);
    private readonly List<ConceptMention> _concepts = [];
    private readonly Lazy<string> _guess;

    public TextWords(string text, List<TextWord> all, PhraseIndex concepts, PhraseIndex names)
    {
        _guess = new(() => LanguageGuess.Of(text) ?? "");
        string[] terms = new string[all.Count];
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = all[i].Word.Term;
        }

        IsCareless = !all.Exists(w => w.Start > 0 && w.Word.Capital);
        for (int i = 0; i < terms.Length;)
        {
            (int named, _) = names.At(terms.AsSpan(i));
            (int length, int concept) = concepts.At(terms.AsSpan(i));
            if (named > length)
            {
                i += named;
                continue;
            }

            if (length > 0)
            {
                var mention = new ConceptMention(concept, length, all[i].Start, all[i + length - 1].End, all[i + length - 1].Next, terms[i..(i + length)]);
                if (!_concepts.Exists(c => c.Concept == concept))
                {
                    _concepts.Add(mention);
                }
            }

            for (int last = i + Math.Max(1, length); i < last; i++)
            {
                TextWord word = all[i] with { Labelled = length == 1, InLabel = length > 1 };
                ref TextWord known = ref CollectionsMarshal.GetValueRefOrAddDefault(_byTerm, word.Word.Term, out bool before);
                if (!before || (known.InLabel && !word.InLabel))
                {
                    _words.Add(word);
                }

                known = before ? known with { Labelled = known.Labelled || word.Labelled, InLabel = known.InLabel && word.InLabel } : word;
            }
        }
    }

    /// <summary>Whether the text is written without capitals, so that they tell nothing.</summary>
    public bool IsCareless { get; }

    public IReadOnlyList<TextWord> InOrder => _words;

    public IReadOnlyDictionary<string, TextWord> ByTerm => _byTerm;

    /// <summary>Each concept that the text names, where it does so first.</summary>
    public IReadOnlyList<ConceptMention> Concepts => _concepts;

    /// <summary>The language of a text with this tag: what the tag says, without one what the words tell, else empty.</summary>
    public string LanguageOf(string tag) => tag.Length == 0 ? _guess.Value : Primary(tag);

    /// <summary>The language of a tag without country or script.</summary>
    public static string Primary(string tag) => tag.Length > 2 && tag[2] == '-' ? tag[..2].ToLowerInvariant() : tag.ToLowerInvariant();

    public ConceptMention? Mention(int concept) => _concepts.Find(c => c.Concept == concept);
}
