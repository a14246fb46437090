using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CivicCoding.Api.Pages;

/// <summary>Writes texts into pages: letters of every script as they are, what HTML reserves escaped, and without the characters that turn the direction of what follows (Unicode Standard Annex 9, sections 2.1, 2.2 and 2.4), so that a name cannot reorder the page around it.</summary>
internal sealed class PageEncoder : HtmlEncoder
{
    private static readonly HtmlEncoder s_inner = Create(UnicodeRanges.All);
    private static readonly SearchValues<char> s_turning = SearchValues.Create("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");

    private PageEncoder()
    {
    }

    public static PageEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => s_inner.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) => IsTurning(unicodeScalar) || s_inner.WillEncode(unicodeScalar);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        int turning = new ReadOnlySpan<char>(text, textLength).IndexOfAny(s_turning);
        int first = s_inner.FindFirstCharacterToEncode(text, turning < 0 ? textLength : turning);
        return first >= 0 ? first : turning;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (IsTurning(unicodeScalar))
        {
            numberOfCharactersWritten = 0;
            return true;
        }

        return s_inner.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
    }

    private static bool IsTurning(int unicodeScalar) => unicodeScalar <= char.MaxValue && s_turning.Contains((char)unicodeScalar);
}
