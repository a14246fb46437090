using System.Security.Cryptography;
using System.Text;
using CivicCoding.Graph.Remote;

namespace CivicCoding.Api.Hosting;

/// <summary>The form of --store that names an outside SPARQL 1.1 server: sparql:QUERY_URL,UPDATE_URL. $CIVIC_STORE_LOGIN may hold user:password, so that they stand on no command line.</summary>
internal static class RemoteAddress
{
    private const string Prefix = "sparql:";

    public static bool Is(string? store) => store?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    /// <exception cref="UsageException">The addresses cannot be read.</exception>
    public static RemoteStoreOptions Parse(string store, string? login)
    {
        string[] addresses = store[Prefix.Length..].Split(',');
        return addresses.Length is 1 or 2
            ? new RemoteStoreOptions { Query = Address(addresses[0], login), Update = Address(addresses[^1], login) }
            : throw Wrong(store);
    }

    /// <summary>The folder beside a local store for what belongs to this server: keys, socket and text index.</summary>
    public static string FolderOf(string folder, RemoteStoreOptions remote)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(remote.Query.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)));
        return Path.Combine(folder, "remote-" + Convert.ToHexStringLower(hash)[..12]);
    }

    private static Uri Address(string text, string? login)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            throw Wrong(text);
        }

        if (address.UserInfo.Length > 0 || string.IsNullOrEmpty(login))
        {
            return address;
        }

        string[] parts = login.Split(':', 2);
        return new UriBuilder(address) { UserName = Uri.EscapeDataString(parts[0]), Password = Uri.EscapeDataString(parts.Length > 1 ? parts[1] : "") }.Uri;
    }

    private static UsageException Wrong(string text) => new($"--store {text}: an outside store is named as sparql:QUERY_URL,UPDATE_URL with http or https addresses.");
}
