using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Matching.Explanations;

/// <summary>Writes the query that is true exactly as long as all triples of a reason stand.</summary>
public static class AskQuery
{
    public static string Of(IReadOnlyList<Triple> triples)
    {
        ArgumentNullException.ThrowIfNull(triples);
        var text = new StringBuilder("ASK {");
        foreach (Triple triple in triples)
        {
            text.Append(' ').Append(triple.Subject).Append(' ').Append(triple.Predicate).Append(' ').Append(triple.Object).Append(" .");
        }

        return text.Append(" }").ToString();
    }
}
