using System.IO.Hashing;

namespace CivicCoding.Graph.Storage;

/// <summary>Writes a file of the store, counts and hashes what goes through.</summary>
internal sealed class HashedOutput(IStorageFiles files, string name) : Stream
{
    private readonly Stream _inner = files.Create(name);
    private readonly XxHash128 _hash = new();
    private long _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException("A file of the store is written once from its beginning to its end.");
    }

    /// <summary>Fills up with zeros to a multiple of 8.</summary>
    public void Align() => Write(new byte[8].AsSpan(0, (int)(-_length & 7)));

    /// <summary>Brings the file to the disk and returns its hash.</summary>
    public UInt128 Complete()
    {
        files.Sync(_inner);
        return _hash.GetCurrentHashAsUInt128();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.Append(buffer);
        _inner.Write(buffer);
        _length += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => _inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is being written.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The file is being written.");

    public override void SetLength(long value) => throw new NotSupportedException("The file is being written.");

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }
}
