namespace CivicCoding.Graph.Syntax;

/// <summary>A buffer of UTF-8 before a stream that it flushes and never closes.</summary>
internal sealed class Utf8Output(Stream stream)
{
    private readonly byte[] _bytes = new byte[64 << 10];
    private int _used;

    public void Write(byte b)
    {
        if (_used == _bytes.Length)
        {
            Drain();
        }

        _bytes[_used++] = b;
    }

    public void Write(ReadOnlySpan<byte> text)
    {
        if (_bytes.Length - _used < text.Length)
        {
            Drain();
            if (text.Length > _bytes.Length)
            {
                stream.Write(text);
                return;
            }
        }

        text.CopyTo(_bytes.AsSpan(_used));
        _used += text.Length;
    }

    public void Flush()
    {
        Drain();
        stream.Flush();
    }

    private void Drain()
    {
        stream.Write(_bytes, 0, _used);
        _used = 0;
    }
}
