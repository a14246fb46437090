using System.Net;

namespace CivicCoding.Api.Hosting;

/// <summary>Reads the URLs that a server is told to listen on.</summary>
internal static class ListenAddress
{
    /// <summary>Splits and checks the --urls value.</summary>
    /// <exception cref="UsageException">A part is not an http URL with a port.</exception>
    public static IReadOnlyList<string> Parse(string urls)
    {
        string[] parts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (string part in parts)
        {
            if (!Uri.TryCreate(part.Replace("://*", "://[::]", StringComparison.Ordinal).Replace("://+", "://[::]", StringComparison.Ordinal), UriKind.Absolute, out Uri? uri) || uri.Scheme is not "http")
            {
                throw new UsageException($"--urls: '{part}' is not an address such as http://127.0.0.1:5080. For https put a reverse proxy in front.");
            }
        }

        return parts.Length == 0 ? throw new UsageException("--urls: give at least one address, such as http://127.0.0.1:5080.") : parts;
    }

    public static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
        && (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address)));
}
