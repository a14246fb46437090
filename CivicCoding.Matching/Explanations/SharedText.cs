using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Explanations;

/// <summary>What two descriptions both speak of.</summary>
/// <param name="First">The description of the one.</param>
/// <param name="Second">The description of the other.</param>
/// <param name="Words">The expressions, in the order of the text.</param>
/// <param name="Foreign">The language that the expressions are in, where it is not the reader's.</param>
internal sealed record SharedText(LocalText First, LocalText Second, IReadOnlyList<string> Words, string? Foreign = null)
{
    /// <summary>The same two descriptions in other languages, as far as they share something too: the score rests on them as well.</summary>
    public IReadOnlyList<(LocalText First, LocalText Second)> Also { get; init; } = [];

    /// <summary>True where nothing that they share is worth naming.</summary>
    public bool IsFaint => Words.Count == 0;

    /// <summary>The expressions that are of another language.</summary>
    public IReadOnlyList<LocalText> Quoted => Foreign is null ? [] : [.. Words.Select(w => new LocalText(w, Foreign))];
}
