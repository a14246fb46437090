using System.Globalization;
using System.Net;
using CivicCoding.Api.Hosting;

namespace CivicCoding.Api.Federation;

/// <summary>The hosts that SERVICE, LOAD and harvests may reach. An entry is a host (ports 80 and 443), host:port, an address, or a network such as 10.0.0.0/8 that listed names may lead to.</summary>
internal sealed class AllowedHosts
{
    public const string Variable = "CIVIC_ALLOW_HOSTS";

    private readonly HashSet<(string Host, int Port)> _hosts = [];
    private readonly List<IPNetwork> _networks = [];

    /// <exception cref="UsageException">An entry is none of the forms.</exception>
    public AllowedHosts(IEnumerable<string> entries)
    {
        foreach (string entry in entries.SelectMany(e => e.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            Add(entry);
        }
    }

    public bool IsEmpty => _hosts.Count == 0;

    /// <summary>The entries of $CIVIC_ALLOW_HOSTS.</summary>
    public static IReadOnlyList<string> FromEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? [set] : [];

    /// <summary>Refuses what is not http or https to a listed host and port.</summary>
    /// <exception cref="OutsideException">It is not allowed.</exception>
    public void Check(Uri address)
    {
        if (address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            throw new OutsideException($"<{address.GetLeftPart(UriPartial.Path)}> is not an http or https address without credentials.");
        }

        string host = Normal(address.IdnHost);
        if (!_hosts.Contains((host, address.Port)) && !(address.Port is 80 or 443 && _hosts.Contains((host, 0))))
        {
            throw new OutsideException($"The host {address.Authority} is not on the list of hosts that an operator allows.");
        }
    }

    /// <summary>True for public addresses, and for private ones that are listed themselves.</summary>
    public bool MayDial(IPAddress address, int port)
    {
        IPAddress plain = PrivateAddress.Plain(address);
        return !PrivateAddress.Is(plain) || _networks.Any(n => n.Contains(plain))
            || _hosts.Contains((plain.ToString(), port)) || (port is 80 or 443 && _hosts.Contains((plain.ToString(), 0)));
    }

    private static string Normal(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) ? PrivateAddress.Plain(address).ToString() : host.TrimEnd('.').ToLowerInvariant();

    private void Add(string entry)
    {
        if (entry.Contains('/', StringComparison.Ordinal))
        {
            _networks.Add(IPNetwork.TryParse(entry, out IPNetwork network) ? network : throw Wrong(entry));
            return;
        }

        int colon = entry.LastIndexOf(':');
        bool hasPort = colon > 0 && (entry.IndexOf(':', StringComparison.Ordinal) == colon || entry[colon - 1] == ']');
        int port = 0;
        if (hasPort && (!int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65_535))
        {
            throw Wrong(entry);
        }

        string host = hasPort ? entry[..colon] : entry;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw Wrong(entry);
        }

        _hosts.Add((Normal(host), port));
    }

    private static UsageException Wrong(string entry) => new($"--allow-hosts: '{entry}' is not a host such as dbpedia.org, a host and port such as 127.0.0.1:7200, or a network such as 10.0.0.0/8.");
}
