using System.Text;

namespace CivicCoding.Api.Entries;

/// <summary>Texts as they are kept: characters of people only, in one normal form. Markup stays what it is, text; pages show it escaped.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> s_german = new(StringComparer.Ordinal) { "der", "die", "das", "und", "ist", "nicht", "für", "mit", "ein", "eine", "einen", "von", "zu", "im", "den", "dem", "des", "auf", "wir", "sich", "werden", "wird", "auch", "oder", "bei" };
    private static readonly HashSet<string> s_english = new(StringComparer.Ordinal) { "the", "and", "is", "are", "not", "for", "with", "of", "to", "on", "we", "by", "that", "this", "from", "or", "which", "it" };

    public static string Clean(string text, bool oneLine)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')))
            {
                continue;
            }

            clean.Append(oneLine && Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>True where a text of some length has several small words of the other language and none of its own.</summary>
    public static bool IsInOtherLanguage(string text, string language)
    {
        string[] words = text.ToLowerInvariant().Split([' ', '\n', '\t', ',', '.', ';', ':', '!', '?', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries);
        int german = words.Count(s_german.Contains);
        int english = words.Count(s_english.Contains);
        return language == "de" ? english >= 3 && german == 0 : german >= 3 && english == 0;
    }
}
