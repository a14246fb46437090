namespace CivicCoding.Graph.Syntax;

/// <summary>Ends a read when more bytes than a limit come without the parser above getting anywhere: a guard against endless attributes, comments and names in a parser that buffers them.</summary>
internal sealed class GuardedStream(Stream inner, long limit, CancellationToken cancellation) : Stream
{
    private long _since;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("A guarded stream has no length.");

    public override long Position
    {
        get => throw new NotSupportedException("A guarded stream has no position.");
        set => throw new NotSupportedException("A guarded stream has no position.");
    }

    /// <summary>The parser has got somewhere.</summary>
    public void Progress() => _since = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();

        // Whole blocks: where the parser above cuts the text, and so the places it tells, depends on the document alone.
        int read = inner.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        _since += read;
        return _since <= limit ? read : throw new TooLongException();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A guarded stream cannot seek.");

    public override void SetLength(long value) => throw new NotSupportedException("A guarded stream cannot be written.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A guarded stream cannot be written.");

    public sealed class TooLongException : Exception;
}
