using CivicCoding.Api.Limits;
using CivicCoding.Graph.Remote;

namespace CivicCoding.Api.Hosting;

/// <summary>What the operator asked the server for.</summary>
public sealed record ServeSettings
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The folder of the embedded store; keys and the operator's socket lie in it too.</summary>
    public required string StoreFolder { get; init; }

    /// <summary>The outside store that stands in for the embedded one; null: none.</summary>
    public RemoteStoreOptions? Remote { get; init; }

    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>True: the bundled network is not loaded at the first start.</summary>
    public bool Empty { get; init; }

    /// <summary>True: writing needs no key. Refused unless every URL is a loopback address.</summary>
    public bool OpenWrites { get; init; }

    /// <summary>The folder with civic.ttl and network/, loaded at the first start.</summary>
    public string OntologyFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "ontology");

    /// <summary>The host names that the server answers to besides those of its URLs; empty: any, where a URL is not a loopback address.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The hosts that SERVICE, LOAD and harvests may reach, as host, host:port, address or network; empty: none.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The rules that writes must keep: names of profiles, or files of shapes; empty: none.</summary>
    public IReadOnlyList<string> Shapes { get; init; } = [];

    /// <summary>The absolute address under which the public reaches the server, ending in a slash; null: that of each request.</summary>
    public string? PublicUrl { get; init; }

    public ServerLimits Limits { get; init; } = new();

    /// <summary>True where every URL is a loopback address.</summary>
    public bool LoopbackOnly => Urls.All(ListenAddress.IsLoopback);
}
