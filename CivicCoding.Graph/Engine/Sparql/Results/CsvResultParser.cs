using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>Reads SPARQL 1.1 Query Results CSV. The format drops kinds, datatypes and languages: every field becomes a string, <c>_:</c> fields blank nodes, empty ones unbound.</summary>
internal static class CsvResultParser
{
    public static ResultDocument Parse(ReadOnlyMemory<byte> document)
    {
        string text = Encoding.UTF8.GetString(document.Span).TrimStart('\uFEFF');
        int at = 0;
        List<string>? header = Record(text, ref at);
        if (header is null)
        {
            throw new FormatException("The CSV document has no header line.");
        }

        if (header is [""])
        {
            header.Clear();
        }

        var table = new SolutionTable(header);
        while (Record(text, ref at) is { } fields)
        {
            if (header.Count == 0 && fields is [""])
            {
                fields.Clear();
            }

            if (fields.Count != header.Count)
            {
                throw new FormatException($"Line {table.Count + 2} of the CSV document has {fields.Count} fields, the header {header.Count}.");
            }

            table.Add(fields.Select(f => f.Length == 0 ? null : f.StartsWith("_:", StringComparison.Ordinal) && f.Length > 2 ? new BlankNode(f[2..]) : (Term)new Literal(f)).ToArray());
        }

        return new ResultDocument(null, table);
    }

    private static List<string>? Record(string text, ref int at)
    {
        if (at >= text.Length)
        {
            return null;
        }

        var fields = new List<string>();
        while (true)
        {
            fields.Add(Field(text, ref at));
            if (at >= text.Length)
            {
                return fields;
            }

            char end = text[at++];
            if (end == ',')
            {
                continue;
            }

            if (end == '\r' && at < text.Length && text[at] == '\n')
            {
                at++;
            }

            return fields;
        }
    }

    private static string Field(string text, ref int at)
    {
        if (at >= text.Length || text[at] != '"')
        {
            int start = at;
            int end = text.AsSpan(at).IndexOfAny(",\r\n");
            at = end < 0 ? text.Length : at + end;
            return text[start..at];
        }

        var field = new StringBuilder();
        at++;
        while (true)
        {
            int quote = text.IndexOf('"', at);
            if (quote < 0)
            {
                throw new FormatException("The CSV document ends within a quoted field.");
            }

            field.Append(text, at, quote - at);
            at = quote + 1;
            if (at >= text.Length || text[at] is ',' or '\r' or '\n')
            {
                return field.ToString();
            }

            if (text[at] != '"')
            {
                throw new FormatException("A quote inside of a quoted CSV field is not doubled.");
            }

            field.Append('"');
            at++;
        }
    }
}
