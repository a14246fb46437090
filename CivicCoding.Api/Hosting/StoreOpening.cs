using CivicCoding.Graph;

namespace CivicCoding.Api.Hosting;

/// <summary>Opens the embedded store in a folder.</summary>
internal static class StoreOpening
{
    /// <param name="folder">The folder.</param>
    /// <param name="create">True: a folder without a store becomes one.</param>
    /// <exception cref="UsageException">There is no store.</exception>
    public static GraphHost Open(string folder, bool create)
    {
        if (!create && !Directory.Exists(folder))
        {
            throw new UsageException($"{folder}: there is no store here. Name one with --store, or make one with `civic load` or `civic serve`.");
        }

        Directory.CreateDirectory(folder);
        return new GraphHost(folder, RdfStore.Open(folder));
    }
}
