using System.Collections.Frozen;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The keywords of JSON-LD 1.1 (section 1.7) and of framing.</summary>
internal static class Keywords
{
    private static readonly FrozenSet<string> Plain = new[]
    {
        "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index", "@json", "@language", "@list", "@nest", "@none",
        "@prefix", "@propagate", "@protected", "@reverse", "@set", "@type", "@value", "@version", "@vocab",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Framing = new[] { "@default", "@embed", "@explicit", "@null", "@omitDefault", "@preserve", "@requireAll" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(string text, bool framing = false) => text.Length > 2 && text[0] == '@' && (Plain.Contains(text) || (framing && Framing.Contains(text)));

    public static bool IsFraming(string text) => Framing.Contains(text);

    /// <summary>True for an at sign and letters alone, which is kept for keywords to come.</summary>
    public static bool HasForm(string text) => text.Length > 1 && text[0] == '@' && !text.AsSpan(1).ContainsAnyExcept(Letters);

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
