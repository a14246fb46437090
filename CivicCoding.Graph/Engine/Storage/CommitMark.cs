using System.Buffers.Binary;
using System.IO.Hashing;

namespace CivicCoding.Graph.Storage;

/// <summary>Notes beside the catalogue how far the log was when it was last synced. SQLite takes damage at the end of its write-ahead log for a write that was cut off and drops it without a word; the mark tells that something is missing. It is never synced itself: one that lags behind after a power failure tells less, and nothing wrong. Persisted: the layout is frozen.</summary>
/// <remarks>Entries of 16 bytes: the sequence number and its XXH3. The last one that is whole counts; zeros are entries that the disk did not keep.</remarks>
internal sealed class CommitMark : IDisposable
{
    public const string FileName = "catalogue.mark";
    private const string NewName = "catalogue.mark.new";
    private const int EntryBytes = 16;
    private const int MostBytes = 1 << 16;

    private readonly IStorageFiles _files;
    private Stream? _file;
    private int _length;

    public CommitMark(IStorageFiles files, long sequence)
    {
        _files = files;
        Begin(sequence);
    }

    /// <summary>The last commit that a store which was not closed had synced; 0 where nothing tells.</summary>
    /// <exception cref="StorageFormatException">The mark is damaged.</exception>
    public static long Read(IStorageFiles files)
    {
        if (files.LengthOf(FileName) is null)
        {
            return 0;
        }

        using Stream file = files.OpenRead(FileName);
        byte[] bytes = new byte[MostBytes];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        long last = 0;
        for (int at = 0; at + EntryBytes <= length; at += EntryBytes)
        {
            ReadOnlySpan<byte> entry = bytes.AsSpan(at, EntryBytes);
            if (BinaryPrimitives.ReadUInt64LittleEndian(entry[8..]) == XxHash3.HashToUInt64(entry[..8]))
            {
                last = Math.Max(last, BinaryPrimitives.ReadInt64LittleEndian(entry));
            }
            else if (entry.ContainsAnyExcept((byte)0))
            {
                throw new StorageFormatException($"{Path.Combine(files.Folder, FileName)} is damaged. If nothing else is, the store opens without it: delete it and run verify, or restore the store from a backup.");
            }
        }

        return last;
    }

    /// <summary>Removes what tells of a store that is open.</summary>
    public static void Remove(IStorageFiles files)
    {
        files.Delete(FileName);
        files.Delete(NewName);
    }

    /// <summary>Notes a commit that is synced.</summary>
    public void Set(long sequence)
    {
        try
        {
            if (_file is null || _length >= MostBytes)
            {
                Begin(sequence);
            }
            else
            {
                Write(_file, sequence);
            }
        }
        catch (IOException)
        {
            // The commit is kept all the same: a mark that stays behind tells less, and nothing wrong.
            Dispose();
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Begin(long sequence)
    {
        Dispose();
        _files.Delete(NewName);
        Stream file = _files.Create(NewName);
        _length = 0;
        Write(file, sequence);
        _files.Rename(NewName, FileName);
        _file = file;
    }

    private void Write(Stream file, long sequence)
    {
        Span<byte> entry = stackalloc byte[EntryBytes];
        BinaryPrimitives.WriteInt64LittleEndian(entry, sequence);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[8..], XxHash3.HashToUInt64(entry[..8]));
        file.Write(entry);
        file.Flush();
        _length += EntryBytes;
    }
}
