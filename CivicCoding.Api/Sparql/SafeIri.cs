using System.Diagnostics.CodeAnalysis;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Sparql;

/// <summary>Reads IRIs that come from outside: absolute, and without what could leave the angle brackets of a query.</summary>
internal static class SafeIri
{
    private const int MaxLength = 4_096;

    public static bool TryRead(string? text, [NotNullWhen(true)] out Iri? iri)
    {
        iri = null;
        if (text is not { Length: > 0 and <= MaxLength } || text.IndexOf(':') <= 0 || !char.IsAsciiLetter(text[0]))
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c <= ' ' || c is '<' or '>' or '"' or '{' or '}' or '|' or '^' or '`' or '\\' || char.IsControl(c) || char.IsSurrogate(c))
            {
                return false;
            }
        }

        iri = new Iri(text);
        return true;
    }
}
