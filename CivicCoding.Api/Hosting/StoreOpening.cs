using CivicCoding.Api.Federation;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest;

namespace CivicCoding.Api.Hosting;

/// <summary>Opens the embedded store in a folder.</summary>
internal static class StoreOpening
{
    /// <param name="folder">The folder.</param>
    /// <param name="create">True: a folder without a store becomes one.</param>
    /// <param name="allowedHosts">The hosts that SERVICE and LOAD may reach; null: those of $CIVIC_ALLOW_HOSTS.</param>
    /// <param name="guard">Judges each write before it is committed; null: nothing does.</param>
    /// <param name="repair">True: damaged orders are made anew.</param>
    /// <exception cref="UsageException">There is no store.</exception>
    public static GraphHost Open(string folder, bool create, IReadOnlyList<string>? allowedHosts = null, IWriteGuard? guard = null, bool repair = false)
    {
        if (!create && !Directory.Exists(folder))
        {
            throw new UsageException($"{folder}: there is no store here. Name one with --store, or make one with `civic load` or `civic serve`.");
        }

        Directory.CreateDirectory(folder);
        var hosts = new AllowedHosts(allowedHosts ?? AllowedHosts.FromEnvironment());
        if (hosts.IsEmpty)
        {
            return new GraphHost(folder, RdfStore.Open(folder, new StoreOptions { Guard = guard, Repair = repair }));
        }

        var outside = new OutsideClient(hosts, new OutsideLimits());
        try
        {
            var loader = new DocumentLoader(outside);
            var store = RdfStore.Open(folder, new StoreOptions { Service = new SparqlServiceClient(outside), Loader = loader, Guard = guard, Repair = repair });
            loader.Contexts = StoredContexts.Of(store);
            return new GraphHost(folder, store, outside);
        }
        catch
        {
            outside.Dispose();
            throw;
        }
    }
}
