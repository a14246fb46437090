namespace CivicCoding.Graph.Rdf.Canonicalization;

/// <summary>Strings by their Unicode code points, which for pairs of surrogates is not the order of UTF-16.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x;
        ReadOnlySpan<char> right = y;
        int common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        char a = left[common];
        char b = right[common];
        bool high = char.IsSurrogate(a);
        return high != char.IsSurrogate(b) ? (high ? 1 : -1) : a.CompareTo(b);
    }
}
