using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>Reads SPARQL 1.1 Query Results TSV: terms as in Turtle, empty fields unbound.</summary>
internal static class TsvResultParser
{
    public static ResultDocument Parse(ReadOnlyMemory<byte> document)
    {
        string text = Encoding.UTF8.GetString(document.Span).TrimStart('\uFEFF');
        string[] lines = text.Split('\n');
        int count = lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        string header = count == 0 ? throw new FormatException("The TSV document has no header line.") : lines[0].TrimEnd('\r');
        string[] variables = header.Length == 0 ? [] : header.Split('\t').Select(v => v.Trim().TrimStart('?', '$')).ToArray();
        var table = new SolutionTable(variables);
        for (int i = 1; i < count; i++)
        {
            string line = lines[i].TrimEnd('\r');
            string[] fields = variables.Length == 0 ? [] : line.Split('\t');
            if (fields.Length != variables.Length)
            {
                throw new FormatException($"Line {i + 1} of the TSV document has {fields.Length} fields, the header {variables.Length}.");
            }

            table.Add(fields.Select(f => f.Trim(' ') is { Length: > 0 } field ? TermOf(field, i + 1) : null).ToArray());
        }

        return new ResultDocument(null, table);
    }

    private static Term TermOf(string field, int line) => field[0] switch
    {
        '<' when field[^1] == '>' => new Iri(Unescape(field[1..^1], line)),
        '_' when field.StartsWith("_:", StringComparison.Ordinal) && field.Length > 2 => new BlankNode(field[2..]),
        '"' or '\'' => LiteralOf(field, line),
        _ when field is "true" or "false" => new Literal(field, Xsd("boolean")),
        _ => NumberOf(field, line),
    };

    private static Literal LiteralOf(string field, int line)
    {
        int end = field.LastIndexOf(field[0]);
        if (end == 0)
        {
            throw new FormatException($"Line {line} of the TSV document has a string without its closing quote.");
        }

        string text = Unescape(field[1..end], line);
        string tail = field[(end + 1)..];
        return tail.Length == 0 ? new Literal(text)
            : tail.Length > 1 && tail[0] == '@' ? new Literal(text, tail[1..])
            : tail.StartsWith("^^<", StringComparison.Ordinal) && tail[^1] == '>' ? new Literal(text, new Iri(Unescape(tail[3..^1], line)))
            : throw new FormatException($"Line {line} of the TSV document has '{tail}' behind a string.");
    }

    private static Literal NumberOf(string field, int line)
    {
        bool number = double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && (char.IsAsciiDigit(field[^1]) || field[^1] == '.');
        return !number ? throw new FormatException($"Line {line} of the TSV document has '{field}', which is no term.")
            : field.AsSpan().ContainsAny('e', 'E') ? new Literal(field, Xsd("double"))
            : new Literal(field, Xsd(field.Contains('.', StringComparison.Ordinal) ? "decimal" : "integer"));
    }

    private static Iri Xsd(string name) => new(WellKnown.XsdNamespace + name);

    private static string Unescape(string text, int line)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            char escape = ++i < text.Length ? text[i] : '\0';
            int digits = escape switch { 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0 && i + digits < text.Length
                && int.TryParse(text.AsSpan(i + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) && Rune.IsValid(code))
            {
                result.Append(new Rune(code).ToString());
                i += digits;
                continue;
            }

            result.Append(escape switch
            {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                '"' or '\'' or '\\' => escape,
                _ => throw new FormatException($"Line {line} of the TSV document has an unknown escape."),
            });
        }

        return result.ToString();
    }
}
