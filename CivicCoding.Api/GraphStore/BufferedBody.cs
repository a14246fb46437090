using CivicCoding.Graph;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace CivicCoding.Api.GraphStore;

/// <summary>Takes a request's whole body in before a writer reads it synchronously: small ones in memory, large ones in a temporary file. What a Content-Encoding packs is unpacked while it is read.</summary>
internal static class BufferedBody
{
    /// <summary>The content codings that are read (RFC 9110, section 8.4.1; RFC 8878).</summary>
    public const string Codings = "gzip, zstd";

    public static bool CanDecode(HttpRequest request) => request.Headers.ContentEncoding.All(c => c is null or "" || c.Equals("identity", StringComparison.OrdinalIgnoreCase) || IsPacked(c));

    public static async Task<Stream> ReadAsync(HttpRequest request)
    {
        var buffer = new FileBufferingReadStream(request.Body, 1 << 20);
        try
        {
            await buffer.DrainAsync(request.HttpContext.RequestAborted);
            buffer.Position = 0;
            if (!request.Headers.ContentEncoding.Any(c => c is not null && IsPacked(c)))
            {
                return buffer;
            }

            long most = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? long.MaxValue;
            return new UnpackedBody(Decompression.Open(buffer, name: "The body"), most);
        }
        catch
        {
            await buffer.DisposeAsync();
            throw;
        }
    }

    private static bool IsPacked(string coding) => coding.ToLowerInvariant() is "gzip" or "x-gzip" or "zstd";
}
