using System.Globalization;
using System.Text;

namespace CivicCoding.Graph.Harvest;

/// <summary>Makes stable slugs: small Latin letters, digits and single hyphens, German umlauts written out.</summary>
public static class Slug
{
    /// <summary>The slug of a name, cut after <paramref name="maxLength"/> characters; "x" where the name holds no letter or digit.</summary>
    public static string Of(string name, int maxLength = 60)
    {
        ArgumentNullException.ThrowIfNull(name);
        var slug = new StringBuilder(name.Length);
        string spelled = name.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
        foreach (char c in spelled.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                slug.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length >= maxLength)
            {
                break;
            }
        }

        string text = slug.ToString().Trim('-');
        return text.Length == 0 ? "x" : text;
    }
}
