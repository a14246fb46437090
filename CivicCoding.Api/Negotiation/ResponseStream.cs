using System.Buffers;

namespace CivicCoding.Api.Negotiation;

/// <summary>Carries a synchronous writer's bytes into a response: the answer begins only when a first block is full or the writer is done, so that an early error still becomes a problem document.</summary>
internal sealed class ResponseStream(HttpResponse response, CancellationToken cancellation) : Stream
{
    private const int BlockBytes = 64 << 10;
    private byte[] _block = ArrayPool<byte>.Shared.Rent(BlockBytes);
    private int _filled;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_filled == _block.Length)
            {
                Send();
            }

            int taken = Math.Min(buffer.Length, _block.Length - _filled);
            buffer[..taken].CopyTo(_block.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    /// <summary>Does nothing: writers flush at will, blocks go out when they are full.</summary>
    public override void Flush()
    {
    }

    /// <summary>Sends the rest; call it only when the document is whole.</summary>
    public async Task CompleteAsync()
    {
        if (!response.HasStarted)
        {
            response.ContentLength = _filled;
        }

        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            await response.Body.WriteAsync(_block.AsMemory(0, _filled), cancellation);
        }

        _filled = 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (_block.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_block);
            _block = [];
        }

        base.Dispose(disposing);
    }

    private void Send()
    {
        // The query engine pulls synchronously; one thread waits here for a slow reader, bounded by Kestrel's minimum data rate.
        response.Body.WriteAsync(_block.AsMemory(0, _filled), cancellation).AsTask().GetAwaiter().GetResult();
        _filled = 0;
    }
}
