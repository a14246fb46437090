using System.Globalization;
using System.Text.Unicode;
using CivicCoding.Graph;

namespace CivicCoding.Api.Sparql;

/// <summary>What an update answers: the commit and the quads that it really added and removed, as JSON.</summary>
internal sealed class UpdateAnswer(WriteReceipt receipt) : IResult
{
    private const int MostBytes = 128;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        Utf8.TryWrite(response.BodyWriter.GetSpan(MostBytes), CultureInfo.InvariantCulture, $$"""{"sequence":{{receipt.Sequence}},"added":{{receipt.Added}},"removed":{{receipt.Removed}}}""", out int length);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = length;
        response.BodyWriter.Advance(length);
        return Task.CompletedTask;
    }
}
