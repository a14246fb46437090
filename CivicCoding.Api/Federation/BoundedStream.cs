using CivicCoding.Graph;

namespace CivicCoding.Api.Federation;

/// <summary>Reads an outside answer up to a number of bytes; more is an error, never a cut document.</summary>
internal sealed class BoundedStream(Stream inner, long limit, Action<int>? onRead, Func<Exception, Exception> translate) : ReadOnlyStream
{
    private long _read;

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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
