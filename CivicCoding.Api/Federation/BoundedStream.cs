namespace CivicCoding.Api.Federation;

/// <summary>Reads an outside answer up to a number of bytes; more is an error, never a cut document.</summary>
internal sealed class BoundedStream(Stream inner, long limit, Action<int>? onRead, Func<Exception, Exception> translate) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = inner.Read(buffer);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException or InvalidDataException)
        {
            throw translate(error);
        }

        _read += count;
        if (_read > limit)
        {
            throw new OutsideException($"The answer is larger than the {limit / 1024} KiB that are allowed.");
        }

        onRead?.Invoke(count);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
