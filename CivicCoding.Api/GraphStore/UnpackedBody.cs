using CivicCoding.Graph;

namespace CivicCoding.Api.GraphStore;

/// <summary>An unpacked body under the limit that a plain one has; a damaged one is the client's mistake.</summary>
internal sealed class UnpackedBody(Stream inner, long most) : ReadOnlyStream
{
    private long _given;

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (InvalidDataException damaged)
        {
            throw new BadHttpRequestException(damaged.Message, StatusCodes.Status400BadRequest, damaged);
        }

        _given += read;
        return _given <= most ? read : throw new BadHttpRequestException("The unpacked body is too large.", StatusCodes.Status413PayloadTooLarge);
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
