using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Sparql;

/// <summary>An answer as plain text for a terminal: columns separated by bars, terms shortened by the usual prefixes.</summary>
internal static class TableFormat
{
    private const int MaxCell = 80;

    public static void Write(QueryAnswer answer, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 14, leaveOpen: true);
        if (answer.Form == QueryForm.Ask)
        {
            writer.Write(answer.Boolean ? "yes\n" : "no\n");
            return;
        }

        using SolutionReader solutions = answer.Solutions;
        var scratch = new TermScratch();
        writer.Write(string.Join(" | ", solutions.Variables.Select(v => "?" + v)) + "\n");
        while (solutions.MoveNext())
        {
            for (int column = 0; column < solutions.Variables.Count; column++)
            {
                writer.Write(column == 0 ? "" : " | ");
                writer.Write(Cell(solutions.Get(column, scratch).ToTerm()));
            }

            writer.Write('\n');
        }
    }

    private static string Cell(Term? term)
    {
        string text = term switch
        {
            null => "",
            Iri iri => Prefixes.Shorten(iri.Value),
            Literal literal => literal.Lexical,
            _ => term.ToString(),
        };
        // Control characters would let data steer the reader's terminal.
        string safe = new([.. text.Take(MaxCell).Select(c => char.IsControl(c) ? ' ' : c)]);
        return text.Length > MaxCell ? safe + "…" : safe;
    }
}
