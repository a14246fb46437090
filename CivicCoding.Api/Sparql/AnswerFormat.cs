using System.Buffers;
using CivicCoding.Api.Negotiation;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Results;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Sparql;

/// <summary>A form in which an answer is written: a results format for SELECT and ASK, an RDF syntax for CONSTRUCT and DESCRIBE.</summary>
/// <param name="Name">Its short name for --format and ?format=.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Preference">The server's own preference, 0 to 1.</param>
/// <param name="Write">Writes an answer.</param>
internal sealed record AnswerFormat(string Name, string MediaType, double Preference, Action<QueryAnswer, Stream> Write)
{
    /// <summary>The formats of SELECT and ASK.</summary>
    public static IReadOnlyList<AnswerFormat> Results { get; } =
    [
        .. SparqlResultFormat.All.SelectMany(f => f.MediaTypes.Select((type, i) => new AnswerFormat(f.Name, type, i == 0 ? f.Quality : f.Quality * 0.5, (answer, output) => WriteResult(answer, output, f)))),
        new("table", "text/plain", 0.1, TableFormat.Write),
    ];

    /// <summary>The formats of CONSTRUCT and DESCRIBE.</summary>
    public static IReadOnlyList<AnswerFormat> Triples { get; } =
    [
        .. RdfFormat.All.Where(f => f.CanWrite).SelectMany(f => f.MediaTypes.Select((type, i) => new AnswerFormat(f.Name, type, i == 0 ? f.Quality : f.Quality * 0.5, (answer, output) => WriteTriples(answer, output, f)))),
    ];

    public static IReadOnlyList<AnswerFormat> Of(QueryForm form) => form switch
    {
        QueryForm.Select => Results,
        QueryForm.Ask => [.. Results.Where(f => SparqlResultFormat.FromName(f.Name) is null or { HasBoolean: true })],
        _ => Triples,
    };

    /// <summary>The format that a request asks for by ?format= or Accept, or null where it asks for none that there is.</summary>
    public static AnswerFormat? Choose(HttpRequest request, QueryForm form)
    {
        IReadOnlyList<AnswerFormat> formats = Of(form);
        return request.Query["format"] is [{ Length: > 0 } name] ? ByName(formats, name) : Accepted.Best(request, formats.Select(f => (f, f.MediaType, f.Preference)));
    }

    /// <summary>The format of that short name, file extension or media type, or null.</summary>
    public static AnswerFormat? ByName(IReadOnlyList<AnswerFormat> formats, string name)
    {
        string known = RdfFormat.FromName(name)?.Name is { } rdf && !formats.Any(f => f.Name == name) ? rdf : name;
        return formats.FirstOrDefault(f => string.Equals(f.Name, known, StringComparison.OrdinalIgnoreCase) || string.Equals(f.MediaType, name, StringComparison.OrdinalIgnoreCase));
    }

    private static void WriteResult(QueryAnswer answer, Stream output, SparqlResultFormat format)
    {
        if (answer.Form == QueryForm.Ask)
        {
            var buffer = new ArrayBufferWriter<byte>(64);
            format.WriteBoolean(answer.Boolean, buffer);
            output.Write(buffer.WrittenSpan);
            return;
        }

        using SolutionReader solutions = answer.Solutions;
        format.Write(solutions, output);
    }

    private static void WriteTriples(QueryAnswer answer, Stream output, RdfFormat format)
    {
        using IRdfWriter writer = format.OpenWriter(output, new RdfWriteOptions { Prefixes = Prefixes.All });
        answer.WriteTriples(writer);
        writer.Complete();
    }
}
