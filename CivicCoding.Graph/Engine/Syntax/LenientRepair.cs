namespace CivicCoding.Graph.Syntax;

/// <summary>The repairs of a lenient read: see <see cref="RdfReadOptions.Lenient"/>.</summary>
internal static class LenientRepair
{
    /// <summary>Percent-encodes what an IRI must not hold, after trimming blanks at both ends; nothing where the text holds two addresses.</summary>
    public static bool TryIri(ReadOnlySpan<byte> raw, ByteScratch scratch, out ReadOnlySpan<byte> iri)
    {
        raw = raw.Trim(" \t\r\n"u8);
        iri = default;
        if (HoldsTwoAddresses(raw))
        {
            return false;
        }

        Span<byte> room = scratch.Ask(raw.Length * 3);
        int length = 0;
        foreach (byte b in raw)
        {
            if (b < 0x80 && IriResolver.IndexOfForbidden([b]) >= 0)
            {
                room[length++] = (byte)'%';
                room[length++] = "0123456789ABCDEF"u8[b >> 4];
                room[length++] = "0123456789ABCDEF"u8[b & 15];
            }
            else
            {
                room[length++] = b;
            }
        }

        iri = scratch.Keep(length);
        return true;
    }

    /// <summary>The tag with hyphens for underscores, nothing where that does not make it well-formed.</summary>
    public static bool TryLanguage(ReadOnlySpan<byte> raw, ByteScratch scratch, out ReadOnlySpan<byte> tag)
    {
        Span<byte> room = scratch.Ask(raw.Length);
        raw.Replace(room, (byte)'_', (byte)'-');
        tag = scratch.Keep(raw.Length);
        return LanguageTag.IsWellFormed(tag);
    }

    /// <summary>True where a scheme stands after a blank, comma or semicolon that a blank may follow.</summary>
    private static bool HoldsTwoAddresses(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            int gap = text.IndexOfAny(" ,;\t\n"u8);
            if (gap < 0)
            {
                return false;
            }

            text = text[(gap + 1)..].TrimStart(" \t\r\n"u8);
            int scheme = IriResolver.SchemeLength(text);
            if (scheme > 0 && (text[(scheme + 1)..].StartsWith("//"u8) || text.StartsWith("mailto:"u8) || text.StartsWith("tel:"u8)))
            {
                return true;
            }
        }
    }
}
