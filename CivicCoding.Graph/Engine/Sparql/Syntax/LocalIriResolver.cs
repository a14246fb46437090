namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>Reference resolution of RFC 3986, section 5.2, without normalisation.</summary>
internal static class LocalIriResolver
{
    /// <summary>True where the reference begins with a scheme.</summary>
    public static bool IsAbsolute(string reference) => SchemeEnd(reference) > 0;

    public static string Resolve(string baseIri, string reference)
    {
        if (IsAbsolute(reference))
        {
            return reference;
        }

        int scheme = SchemeEnd(baseIri) + 1;
        int authorityEnd = scheme;
        if (baseIri.AsSpan(scheme).StartsWith("//", StringComparison.Ordinal))
        {
            int end = baseIri.AsSpan(scheme + 2).IndexOfAny('/', '?', '#');
            authorityEnd = end < 0 ? baseIri.Length : scheme + 2 + end;
        }

        if (reference.StartsWith("//", StringComparison.Ordinal))
        {
            return baseIri[..scheme] + reference;
        }

        int fragment = baseIri.IndexOf('#', authorityEnd);
        string bare = fragment < 0 ? baseIri : baseIri[..fragment];
        int query = bare.IndexOf('?', authorityEnd);
        string path = query < 0 ? bare[authorityEnd..] : bare[authorityEnd..query];
        if (reference.Length == 0)
        {
            return bare;
        }

        if (reference[0] == '#')
        {
            return bare + reference;
        }

        if (reference[0] == '?')
        {
            return bare[..authorityEnd] + path + reference;
        }

        int tailStart = reference.AsSpan().IndexOfAny('?', '#');
        string tail = tailStart < 0 ? "" : reference[tailStart..];
        string target = tailStart < 0 ? reference : reference[..tailStart];
        if (target[0] != '/')
        {
            target = path.Length == 0 && authorityEnd > scheme ? "/" + target : path[..(path.LastIndexOf('/') + 1)] + target;
        }

        return bare[..authorityEnd] + RemoveDotSegments(target) + tail;
    }

    private static int SchemeEnd(string iri)
    {
        if (iri.Length == 0 || !char.IsAsciiLetter(iri[0]))
        {
            return -1;
        }

        for (int i = 1; i < iri.Length; i++)
        {
            if (iri[i] == ':')
            {
                return i;
            }

            if (!char.IsAsciiLetterOrDigit(iri[i]) && iri[i] is not ('+' or '-' or '.'))
            {
                return -1;
            }
        }

        return -1;
    }

    private static string RemoveDotSegments(string path)
    {
        var output = new List<string>();
        string[] segments = path.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            bool last = i == segments.Length - 1;
            if (segments[i] is "." or "..")
            {
                if (segments[i] == ".." && output.Count > 1)
                {
                    output.RemoveAt(output.Count - 1);
                }

                if (last)
                {
                    output.Add("");
                }
            }
            else
            {
                output.Add(segments[i]);
            }
        }

        return string.Join('/', output);
    }
}
