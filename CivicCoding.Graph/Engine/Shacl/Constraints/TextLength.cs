using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>The length of what STR gives for a term, in characters of Unicode.</summary>
internal static class TextLength
{
    /// <summary>The length, or null for blank nodes, which have no text.</summary>
    public static int? Of(TermId value, ValidationRun run)
    {
        TermSpan term = run.Span(value);
        if (term.Kind == TermKind.BlankNode)
        {
            return null;
        }

        int length = 0;
        foreach (byte b in term.Value)
        {
            length += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return length;
    }
}
