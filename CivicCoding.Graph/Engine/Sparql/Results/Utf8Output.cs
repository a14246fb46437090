using System.Buffers;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>Collects UTF-8 and hands it on in pieces, so that a row costs no call of the target.</summary>
internal sealed class Utf8Output(IBufferWriter<byte> target)
{
    private byte[] _buffer = new byte[32 * 1024];
    private int _used;

    /// <summary>The bytes written since the start, handed on or not.</summary>
    public long Written { get; private set; }

    public void Put(byte value)
    {
        Ensure(1);
        _buffer[_used++] = value;
        Written++;
    }

    public void Put(ReadOnlySpan<byte> bytes)
    {
        Ensure(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
        Written += bytes.Length;
    }

    /// <summary>Hands on what is held; <paramref name="least"/> leaves smaller amounts for later.</summary>
    public void HandOn(int least = 1)
    {
        if (_used >= least)
        {
            target.Write(_buffer.AsSpan(0, _used));
            _used = 0;
        }
    }

    private void Ensure(int more)
    {
        if (_used + more <= _buffer.Length)
        {
            return;
        }

        HandOn();
        if (more > _buffer.Length)
        {
            _buffer = new byte[more];
        }
    }
}
