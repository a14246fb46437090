using System.Text.Json;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>Reads SPARQL 1.1 Query Results JSON Format.</summary>
internal static class JsonResultParser
{
    public static ResultDocument Parse(ReadOnlyMemory<byte> document)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = 32 });
            JsonElement root = json.RootElement;
            return root.TryGetProperty("boolean", out JsonElement truth)
                ? new ResultDocument(truth.GetBoolean(), null)
                : new ResultDocument(null, Table(root));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The document is not in SPARQL 1.1 Query Results JSON Format: " + e.Message, e);
        }
    }

    private static SolutionTable Table(JsonElement root)
    {
        string[] variables = root.GetProperty("head").TryGetProperty("vars", out JsonElement vars) ? vars.EnumerateArray().Select(v => v.GetString()!).ToArray() : [];
        var table = new SolutionTable(variables);
        foreach (JsonElement binding in root.GetProperty("results").GetProperty("bindings").EnumerateArray())
        {
            var row = new Term?[variables.Length];
            for (int i = 0; i < variables.Length; i++)
            {
                row[i] = binding.TryGetProperty(variables[i], out JsonElement term) ? TermOf(term) : null;
            }

            table.Add(row);
        }

        return table;
    }

    private static Term TermOf(JsonElement term)
    {
        string value = term.GetProperty("value").GetString()!;
        string? type = term.GetProperty("type").GetString();
        return type switch
        {
            "uri" => new Iri(value),
            "bnode" => new BlankNode(value),
            "literal" or "typed-literal" when term.TryGetProperty("xml:lang", out JsonElement language) && language.GetString() is { Length: > 0 } tag => new Literal(value, tag),
            "literal" or "typed-literal" when term.TryGetProperty("datatype", out JsonElement datatype) => new Literal(value, new Iri(datatype.GetString()!)),
            "literal" => new Literal(value),
            _ => throw new FormatException($"A term of the unknown type '{type}' stands in the results."),
        };
    }
}
