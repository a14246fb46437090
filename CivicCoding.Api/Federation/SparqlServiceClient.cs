using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Results;

namespace CivicCoding.Api.Federation;

/// <summary>Asks outside SPARQL endpoints for SERVICE by the SPARQL 1.1 Protocol (section 2.1.2, a form by POST).</summary>
internal sealed class SparqlServiceClient(OutsideClient outside) : IServiceClient
{
    private const string Accept = "application/sparql-results+json, application/sparql-results+xml;q=0.9";

    /// <summary>About how many bytes the terms of an answer take for a byte of its document.</summary>
    private const int Expansion = 3;

    public (IReadOnlyList<string> Variables, IEnumerable<Term?[]> Solutions) Select(Iri endpoint, string query, TimeSpan remaining, MemoryAccount memory, CancellationToken cancellation)
    {
        long booked = 0;
        try
        {
            using OutsideAnswer answer = outside.Send(endpoint.Value, Accept, [new("query", query)], remaining, cancellation);
            SparqlResultFormat format = SparqlResultFormat.All.FirstOrDefault(f => f.Name is "json" or "xml" && f.MediaTypes.Contains(answer.MediaType, StringComparer.OrdinalIgnoreCase))
                ?? throw new ServiceException($"{endpoint} answers {answer.MediaType ?? "without a media type"} instead of SPARQL results.");
            using Stream body = answer.Open(outside.Limits.ServiceBytes, count =>
            {
                memory.Reserve((long)count * Expansion);
                booked += (long)count * Expansion;
            });
            SolutionTable table = format.Read(body).Solutions ?? throw new ServiceException($"{endpoint} answers a boolean instead of solutions.");
            return (table.Variables, Hand(table, memory, booked));
        }
        catch (Exception error) when (error is not (QueryBudgetExceededException or OperationCanceledException or ServiceException or OutOfMemoryException))
        {
            memory.Release(booked);
            throw new ServiceException($"SERVICE {endpoint}: {error.Message}", error);
        }
    }

    private static IEnumerable<Term?[]> Hand(SolutionTable table, MemoryAccount memory, long booked)
    {
        try
        {
            for (int i = 0; i < table.Count; i++)
            {
                yield return [.. table[i]];
            }
        }
        finally
        {
            memory.Release(booked);
        }
    }
}
