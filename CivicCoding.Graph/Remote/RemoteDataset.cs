namespace CivicCoding.Graph.Remote;

/// <summary>The graphs that a request to an outside store may see, as IRIs: default-graph-uri and named-graph-uri of the protocol. Neither list is ever empty, because an absent list means whatever the store likes.</summary>
internal sealed record RemoteDataset
{
    /// <summary>Stands for an empty list; nothing is ever written there.</summary>
    public const string Nothing = "urn:x-civic:nothing";

    public RemoteDataset(IReadOnlyList<string> @default, IReadOnlyList<string> named)
    {
        Default = @default.Count == 0 ? [Nothing] : @default;
        Named = named.Count == 0 ? [Nothing] : named;
    }

    public IReadOnlyList<string> Default { get; }

    public IReadOnlyList<string> Named { get; }
}
