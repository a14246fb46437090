using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Explanations;

/// <summary>A word as it is written, its stem, how rare that is, and the stems that mean the same.</summary>
internal sealed class DescriptionWord(string raw, string term, float weight, Bm25Index texts)
{
    private IReadOnlyList<(string Term, float Weight)>? _like;

    public string Raw => raw;

    public string Term => term;

    public float Weight => weight;

    public bool Capital { get; } = raw.Length > 0 && char.IsUpper(raw[0]);

    public IReadOnlyList<(string Term, float Weight)> Like => _like ??= texts.Expand(term);
}
