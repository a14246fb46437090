using System.Buffers.Binary;
using System.IO.Hashing;

namespace CivicCoding.Graph.Storage;

/// <summary>The checksum of the whole catalogue while the store is closed: SQLite's pages have none of their own. Written when a store is closed, checked and removed before it is opened again; after a crash there is none. Persisted: the layout is frozen.</summary>
/// <remarks>48 bytes: magic (8), format (8), length of the catalogue (8), its XXH128 (16), XXH3 of all before (8).</remarks>
internal static class CatalogueSeal
{
    public const string FileName = "catalogue.seal";
    private const string NewName = "catalogue.seal.new";
    private const ulong Format = 1;
    private const int Bytes = 48;

    private static ReadOnlySpan<byte> Magic => "CIVICSEA"u8;

    /// <summary>Seals a catalogue that is closed.</summary>
    public static void Write(IStorageFiles files)
    {
        if (files.LengthOf(Catalogue.FileName) is not { } length || files.LengthOf(Catalogue.FileName + "-wal") is not null)
        {
            return;
        }

        Span<byte> seal = stackalloc byte[Bytes];
        Magic.CopyTo(seal);
        BinaryPrimitives.WriteUInt64LittleEndian(seal[8..], Format);
        BinaryPrimitives.WriteInt64LittleEndian(seal[16..], length);
        BinaryPrimitives.WriteUInt128LittleEndian(seal[24..], StoredHash.Of(files, Catalogue.FileName, CancellationToken.None));
        BinaryPrimitives.WriteUInt64LittleEndian(seal[40..], XxHash3.HashToUInt64(seal[..40]));
        files.Delete(NewName);
        using (Stream file = files.Create(NewName))
        {
            file.Write(seal);
            files.Sync(file);
        }

        files.Rename(NewName, FileName);
        files.SyncFolder();
    }

    /// <summary>Checks the seal and takes it away, so that the catalogue may be written.</summary>
    /// <returns>True where there was one: the store was closed in good order, and its catalogue is what it was then.</returns>
    /// <exception cref="StorageFormatException">The catalogue or its seal is damaged; both are left as they are.</exception>
    public static bool Break(IStorageFiles files)
    {
        if (files.LengthOf(FileName) is null)
        {
            return false;
        }

        Span<byte> seal = stackalloc byte[Bytes + 1];
        using (Stream file = files.OpenRead(FileName))
        {
            if (file.ReadAtLeast(seal, Bytes + 1, throwOnEndOfStream: false) != Bytes || !seal.StartsWith(Magic)
                || BinaryPrimitives.ReadUInt64LittleEndian(seal[40..]) != XxHash3.HashToUInt64(seal[..40]))
            {
                throw new StorageFormatException($"{Path.Combine(files.Folder, FileName)} is damaged. If nothing else is, the store opens without it: delete it and run verify, or restore the store from a backup.");
            }
        }

        if (files.LengthOf(Catalogue.FileName) != BinaryPrimitives.ReadInt64LittleEndian(seal[16..])
            || StoredHash.Of(files, Catalogue.FileName, CancellationToken.None) != BinaryPrimitives.ReadUInt128LittleEndian(seal[24..]))
        {
            throw new StorageFormatException($"The catalogue {Path.Combine(files.Folder, Catalogue.FileName)} is not as it was when the store was closed: it is damaged or something else wrote to it. Restore the store from a backup.");
        }

        // A write-ahead log beside a sealed catalogue is one whose removal the disk had not kept: all of it is in the catalogue.
        files.Delete(Catalogue.FileName + "-wal");
        files.Delete(Catalogue.FileName + "-shm");
        files.Delete(FileName);
        files.SyncFolder();
        return true;
    }
}
