using System.Globalization;
using System.Text;

namespace CivicCoding.Api.Identity;

/// <summary>Names and addresses without what differs from one writing to another.</summary>
internal static class Folding
{
    private static readonly HashSet<string> s_forms = new(StringComparer.Ordinal) { "ev", "ggmbh", "gmbh", "mbh", "ag", "ug", "eg", "kg", "ltd", "limited", "inc", "llc", "sa", "sas", "srl", "bv", "npc", "asbl", "the", "der", "die", "das" };

    /// <summary>Small letters and digits, umlauts written out, without accents, articles and legal forms.</summary>
    public static string Name(string name)
    {
        string spelled = name.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal).Replace("e. v.", "ev", StringComparison.Ordinal).Replace("e.v.", "ev", StringComparison.Ordinal);
        var text = new StringBuilder();
        foreach (char c in spelled.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                text.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        string[] words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] kept = [.. words.Where(w => !s_forms.Contains(w))];
        return string.Join(' ', kept.Length > 0 ? kept : words);
    }

    /// <summary>An address without scheme, "www.", fragment, last slash and letter case of the host.</summary>
    public static string Address(string address)
    {
        int colon = address.IndexOf("://", StringComparison.Ordinal);
        string rest = colon < 0 ? address : address[(colon + 3)..];
        int hash = rest.IndexOf('#', StringComparison.Ordinal);
        rest = (hash < 0 ? rest : rest[..hash]).TrimEnd('/');
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string host = (slash < 0 ? rest : rest[..slash]).ToLowerInvariant();
        return (host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host) + (slash < 0 ? "" : rest[slash..]);
    }

    public static string Identifier(string identifier) => identifier.Trim().ToLowerInvariant();
}
