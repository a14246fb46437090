using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace CivicCoding.Api.Cli;

/// <summary>Sends commands to the server that holds the store, by its socket.</summary>
internal static class OperatorClient
{
    public static async Task<int> QueryAsync(HttpClient server, CliStreams io, string query, string? format, double seconds, CancellationToken cancellation)
    {
        string address = string.Create(CultureInfo.InvariantCulture, $"/sparql?timeout={seconds:0.###}") + (format is null ? "" : "&format=" + Uri.EscapeDataString(format));
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(query, Encoding.UTF8, "application/sparql-query") };
        if (format is null)
        {
            // A table for results, Turtle for triples.
            request.Headers.TryAddWithoutValidation("Accept", "text/plain, text/turtle;q=0.9, */*;q=0.01");
        }

        using HttpResponseMessage answer = await server.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            return await FailAsync(answer, io, cancellation);
        }

        await using Stream body = await answer.Content.ReadAsStreamAsync(cancellation);
        byte[] block = new byte[1 << 16];
        int read;
        while ((read = await body.ReadAsync(block, cancellation)) > 0)
        {
            await io.Out.WriteAsync(block.AsMemory(0, read), cancellation);
        }

        await io.Out.FlushAsync(cancellation);
        return answer.Headers.TryGetValues("X-Answer", out IEnumerable<string>? values) && values.Contains("no", StringComparer.Ordinal) ? ExitCode.AnswerIsNo : ExitCode.Done;
    }

    public static async Task<int> ExplainAsync(HttpClient server, CliStreams io, string query, double seconds, CancellationToken cancellation)
    {
        string address = string.Create(CultureInfo.InvariantCulture, $"/sparql?explain=1&timeout={seconds:0.###}");
        using HttpResponseMessage answer = await server.PostAsync(address, new StringContent(query, Encoding.UTF8, "application/sparql-query"), cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            return await FailAsync(answer, io, cancellation);
        }

        io.WriteLine((await answer.Content.ReadAsStringAsync(cancellation)).TrimEnd());
        return ExitCode.Done;
    }

    public static async Task<int> UpdateAsync(HttpClient server, CliStreams io, string update, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await server.PostAsync("/update", new StringContent(update, Encoding.UTF8, "application/sparql-update"), cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            return await FailAsync(answer, io, cancellation);
        }

        using JsonDocument receipt = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(cancellation));
        JsonElement root = receipt.RootElement;
        io.WriteLine($"{root.GetProperty("added").GetInt64()} added, {root.GetProperty("removed").GetInt64()} removed, commit {root.GetProperty("sequence").GetInt64()}");
        return ExitCode.Done;
    }

    private static async Task<int> FailAsync(HttpResponseMessage answer, CliStreams io, CancellationToken cancellation)
    {
        string body = await answer.Content.ReadAsStringAsync(cancellation);
        string message = body;
        try
        {
            using JsonDocument problem = JsonDocument.Parse(body);
            message = problem.RootElement.TryGetProperty("detail", out JsonElement detail) ? detail.GetString() ?? body : body;
        }
        catch (JsonException)
        {
            // Not a problem document: the body itself is the best message there is.
        }

        await io.Error.WriteLineAsync(message);
        return answer.StatusCode switch
        {
            HttpStatusCode.ServiceUnavailable => ExitCode.OutOfBudget,
            HttpStatusCode.NotAcceptable or HttpStatusCode.NotImplemented => ExitCode.WrongUse,
            _ => ExitCode.CannotReadOrWrite,
        };
    }
}
