namespace CivicCoding.Graph.Text;

/// <summary>Tells German from English by the small words and letters that only one of them has.</summary>
public static class LanguageGuess
{
    private const int MaxWords = 200;
    private const int LongestWord = 20;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_german = Words("der die das und ist nicht ein eine einer eines einem einen mit für von zu zur zum auf im den dem des sich auch bei wird werden oder als aus nach über durch ihre unter wie sind");
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_english = Words("the and of is to for with that are this on by from or as be it an at which not have has can their we our you your into how what where who");

    /// <summary>"de", "en", or null where the text does not tell.</summary>
    public static string? Of(string text)
    {
        int german = 0;
        int english = 0;
        int words = 0;
        Span<char> letters = stackalloc char[LongestWord];
        foreach (Range range in text.AsSpan().SplitAny(" \t\r\n.,;:!?()\"„“”–/"))
        {
            ReadOnlySpan<char> word = text.AsSpan()[range];
            if (word.IsEmpty || word.Length > LongestWord)
            {
                continue;
            }

            ReadOnlySpan<char> lower = letters[..word.ToLowerInvariant(letters)];
            german += (s_german.Contains(lower) ? 2 : 0) + (lower.ContainsAny("äöüß") ? 2 : 0);
            english += s_english.Contains(lower) ? 2 : 0;
            german += lower.EndsWith("ung") || lower.EndsWith("keit") ? 1 : 0;
            if (++words == MaxWords)
            {
                break;
            }
        }

        return german == english ? null : german > english ? "de" : "en";
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string list) => list.Split(' ').ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
