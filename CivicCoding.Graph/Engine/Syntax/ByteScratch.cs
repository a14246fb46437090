namespace CivicCoding.Graph.Syntax;

/// <summary>Room for the bytes of several terms at a time. What was handed out stays readable until <see cref="Reset"/>, also when more room is taken.</summary>
internal sealed class ByteScratch
{
    private byte[] _bytes = new byte[1024];
    private int _used;

    /// <summary>Fresh room; give back what is not needed with <see cref="Keep"/>.</summary>
    public Span<byte> Ask(int length)
    {
        if (_bytes.Length - _used < length)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(Math.Max(length, Math.Min(_bytes.Length * 2, 64 << 10)));
            _used = 0;
        }

        return _bytes.AsSpan(_used, length);
    }

    /// <summary>Keeps the first bytes of the room that was asked for last.</summary>
    public ReadOnlySpan<byte> Keep(int length)
    {
        ReadOnlySpan<byte> kept = _bytes.AsSpan(_used, length);
        _used += length;
        return kept;
    }

    public void Reset() => _used = 0;
}
