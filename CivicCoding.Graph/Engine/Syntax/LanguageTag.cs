namespace CivicCoding.Graph.Syntax;

/// <summary>Language tags as a language-tagged string must have them: subtags of one to eight letters or digits, the first of letters (BCP 47, section 2.1).</summary>
internal static class LanguageTag
{
    /// <summary>The length of LANGTAG's characters at the start: letters, digits and hyphens.</summary>
    public static int Scan(ReadOnlySpan<byte> text)
    {
        int i = 0;
        while (i < text.Length && (text[i] == (byte)'-' || NameCharacters.IsAsciiLetter(text[i]) || NameCharacters.IsDigit(text[i])))
        {
            i++;
        }

        return i;
    }

    public static bool IsWellFormed(ReadOnlySpan<byte> tag)
    {
        int length = 0;
        bool first = true;
        foreach (byte b in tag)
        {
            if (b == (byte)'-')
            {
                if (length == 0)
                {
                    return false;
                }

                first = false;
                length = 0;
            }
            else if (++length > 8 || !(NameCharacters.IsAsciiLetter(b) || (!first && NameCharacters.IsDigit(b))))
            {
                return false;
            }
        }

        return length > 0;
    }
}
