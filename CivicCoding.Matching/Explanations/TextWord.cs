namespace CivicCoding.Matching.Explanations;

/// <summary>A word at its place in a text.</summary>
/// <param name="Word">The word.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Next">Where a word begins that only a blank parts from it, else -1.</param>
/// <param name="Labelled">Whether it is the whole label of a concept.</param>
/// <param name="InLabel">Whether it is part of a longer label of a concept.</param>
internal readonly record struct TextWord(DescriptionWord Word, int Start, int End, int Next, bool Labelled = false, bool InLabel = false)
{
    /// <summary>Whether German spelling says that it is a noun or a name; an adjective may open a sentence.</summary>
    public bool IsNoun => Word.Capital && !(Start == 0 && Word.Raw.EndsWith("es", StringComparison.Ordinal));
}
