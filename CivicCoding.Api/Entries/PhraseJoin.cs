using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Entries;

internal static class PhraseJoin
{
    /// <summary>One sentence after another, in both languages.</summary>
    public static Phrase Join(this Phrase first, Phrase second) => new($"{first.German.TrimEnd()} {second.German}", $"{first.English.TrimEnd()} {second.English}");
}
