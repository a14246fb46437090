using CivicCoding.Graph;

namespace CivicCoding.Api.Hosting;

/// <summary>The open store of this process, with its folder.</summary>
public sealed class GraphHost(string folder, IGraphStore store, IDisposable? outside = null) : IAsyncDisposable
{
    private readonly CancellationTokenSource _drained = new();

    public string Folder { get; } = folder;

    public IGraphStore Store { get; } = store;

    /// <summary>True where SERVICE and LOAD may reach listed hosts.</summary>
    public bool MayGoOut { get; } = outside is not null;

    /// <summary>The store's changes in order, or null where the store does not tell them.</summary>
    public IChangeFeed? Changes => Store as IChangeFeed;

    /// <summary>Fires when requests that still run at shutdown must end.</summary>
    public CancellationToken Drained => _drained.Token;

    /// <summary>Ends what still runs after <paramref name="grace"/>.</summary>
    public void Drain(TimeSpan grace) => _drained.CancelAfter(grace);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        outside?.Dispose();
        _drained.Dispose();
    }
}
