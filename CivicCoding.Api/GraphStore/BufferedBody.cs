using Microsoft.AspNetCore.WebUtilities;

namespace CivicCoding.Api.GraphStore;

/// <summary>Takes a request's whole body in before a writer reads it synchronously: small ones in memory, large ones in a temporary file.</summary>
internal static class BufferedBody
{
    public static async Task<Stream> ReadAsync(HttpRequest request)
    {
        var buffer = new FileBufferingReadStream(request.Body, 1 << 20);
        try
        {
            await buffer.DrainAsync(request.HttpContext.RequestAborted);
            buffer.Position = 0;
            return buffer;
        }
        catch
        {
            await buffer.DisposeAsync();
            throw;
        }
    }
}
