namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Makes an IRI relative to a base, such that resolving it gives the IRI again (RFC 3986, section 5).</summary>
internal static class RelativeIri
{
    public static string Make(string baseIri, string iri)
    {
        int authority = AuthorityEnd(baseIri);
        if (authority == 0 || iri.Length < authority || !iri.AsSpan(0, authority).SequenceEqual(baseIri.AsSpan(0, authority)) || (iri.Length > authority && iri[authority] is not ('/' or '?' or '#')))
        {
            return iri;
        }

        string relative = Relative(baseIri[authority..], iri[authority..]);
        if (Keywords.HasForm(relative))
        {
            relative = "./" + relative;
        }

        return !IriResolver.IsAbsolute(relative.AsSpan()) && new ActiveContext(baseIri).Resolve(relative) == iri ? relative : iri;
    }

    private static string Relative(string from, string to)
    {
        (string fromPath, _) = Split(from);
        (string toPath, string rest) = Split(to);
        string[] fromSegments = fromPath.Split('/');
        string[] toSegments = toPath.Split('/');
        int keep = rest.Length > 0 ? 0 : 1;
        int common = 0;
        while (common < fromSegments.Length && toSegments.Length - common > keep && fromSegments[common] == toSegments[common])
        {
            common++;
        }

        int up = Math.Max(fromSegments.Length - common - 1, 0);
        string relative = string.Concat(Enumerable.Repeat("../", up)) + string.Join('/', toSegments[common..]) + rest;
        return relative.Length == 0 ? "./" : relative;
    }

    private static (string Path, string Query) Split(string text)
    {
        int end = text.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? (text, "") : (text[..end], text[end..]);
    }

    private static int AuthorityEnd(string iri)
    {
        int colon = iri.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !iri.AsSpan(colon + 1).StartsWith("//"))
        {
            return colon + 1;
        }

        int end = iri.AsSpan(colon + 3).IndexOfAny('/', '?', '#');
        return end < 0 ? iri.Length : colon + 3 + end;
    }
}
