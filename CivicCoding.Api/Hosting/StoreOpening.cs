using CivicCoding.Api.Federation;
using CivicCoding.Api.Validation;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Remote;

namespace CivicCoding.Api.Hosting;

/// <summary>Opens the store: the embedded one in a folder, or one behind an outside server.</summary>
internal static class StoreOpening
{
    /// <summary>Opens the store that a server is asked to serve.</summary>
    public static GraphHost Open(ServeSettings settings)
    {
        if (settings.Remote is null)
        {
            return Open(settings.StoreFolder, create: true, settings.AllowedHosts, WriteRules.Of(settings.Shapes, settings.OntologyFolder));
        }

        if (settings.Shapes.Count > 0)
        {
            throw new UsageException("--shapes judges writes in the embedded store only; an outside store judges its own.");
        }

        Directory.CreateDirectory(settings.StoreFolder);
        return new GraphHost(settings.StoreFolder, SparqlProtocolStore.Open(settings.Remote));
    }

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
