namespace CivicCoding.Api.Hosting;

/// <summary>Finds the folder of the store: --store, else $CIVIC_DATA, else .civic beside CivicCoding.sln upward of the working folder, else .civic in it. An outside store has no folder.</summary>
internal static class StoreFolder
{
    public static string Resolve(string? option) => Resolve(option, Environment.GetEnvironmentVariable("CIVIC_DATA"), Environment.CurrentDirectory);

    public static string Resolve(string? option, string? variable, string workingFolder)
    {
        if (RemoteAddress.Is(option) || RemoteAddress.Is(variable))
        {
            throw new UsageException("Only `civic serve --store sparql:QUERY_URL,UPDATE_URL` works over an outside store; other commands go to its own server, or over this one's routes.");
        }

        string? named = !string.IsNullOrWhiteSpace(option) ? option : !string.IsNullOrWhiteSpace(variable) ? variable : null;
        if (named is not null)
        {
            return Path.GetFullPath(named, workingFolder);
        }

        for (DirectoryInfo? folder = new(workingFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CivicCoding.sln")))
            {
                return Path.Combine(folder.FullName, ".civic");
            }
        }

        return Path.Combine(workingFolder, ".civic");
    }
}
