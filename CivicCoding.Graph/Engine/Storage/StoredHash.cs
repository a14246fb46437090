using System.IO.Hashing;

namespace CivicCoding.Graph.Storage;

/// <summary>The checksum by which the catalogue knows a file.</summary>
internal static class StoredHash
{
    /// <summary>The XXH128 of a whole file.</summary>
    public static UInt128 Of(IStorageFiles files, string name, CancellationToken cancellation)
    {
        using Stream file = files.OpenRead(name);
        var hash = new XxHash128();
        byte[] buffer = new byte[1 << 20];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.Append(buffer.AsSpan(0, read));
        }

        return hash.GetCurrentHashAsUInt128();
    }
}
