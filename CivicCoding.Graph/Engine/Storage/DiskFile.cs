namespace CivicCoding.Graph.Storage;

/// <summary>A file of a <see cref="DiskFiles"/> that is being written: says in our own words what the disk refuses.</summary>
internal sealed class DiskFile(string path, FileMode mode) : Stream
{
    private readonly FileStream _file = new(path, new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete, BufferSize = 1 << 20 });

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position
    {
        get => _file.Position;
        set => throw new NotSupportedException("A file of the store is written from its beginning to its end.");
    }

    /// <summary>Returns once the bytes are on the disk.</summary>
    public void Sync()
    {
        Flush();
        try
        {
            _file.Flush(flushToDisk: true);
        }
        catch (IOException error)
        {
            throw new StorageSyncException(path, error);
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _file.Write(buffer);
        }
        catch (IOException error) when (StoreFullException.Means(error))
        {
            throw new StoreFullException(path, error);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        try
        {
            _file.Flush();
        }
        catch (IOException error) when (StoreFullException.Means(error))
        {
            throw new StoreFullException(path, error);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is being written.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The file is being written.");

    public override void SetLength(long value) => throw new NotSupportedException("The file is being written.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
