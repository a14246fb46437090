namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>Memory for the bytes of values that live as long as the evaluation of one solution or batch: taken by moving a pointer, given back all at once. Not safe for use by two threads.</summary>
public sealed class ValueArena(MemoryAccount? account = null) : IDisposable
{
    private const int ChunkSize = 16 * 1024;
    private readonly List<byte[]> _chunks = [];
    private int _chunk;
    private int _used;
    private long _large;
    private long _booked;

    /// <summary>A buffer that one term can be decoded into.</summary>
    public Rdf.TermScratch Scratch { get; } = new();

    /// <summary>Runs before much memory is taken, which tells of long work; may throw.</summary>
    internal Action? BeforeLarge { get; init; }

    /// <summary>Memory of the given length with any content, valid until <see cref="Reset"/>.</summary>
    /// <exception cref="QueryBudgetExceededException">The query's memory account is used up.</exception>
    public Memory<byte> Take(int length)
    {
        if (length > ChunkSize / 4)
        {
            BeforeLarge?.Invoke();
            account?.Reserve(length);
            _large += length;
            return new byte[length];
        }

        if (_chunks.Count == 0 || _used + length > ChunkSize)
        {
            NextChunk();
        }

        Memory<byte> memory = _chunks[_chunk].AsMemory(_used, length);
        _used += length;
        return memory;
    }

    /// <summary>A copy of the bytes, valid until <see cref="Reset"/>.</summary>
    public ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> bytes)
    {
        Memory<byte> memory = Take(bytes.Length);
        bytes.CopyTo(memory.Span);
        return memory;
    }

    /// <summary>A copy of the text as UTF-8, valid until <see cref="Reset"/>.</summary>
    public ReadOnlyMemory<byte> Copy(ReadOnlySpan<char> text)
    {
        Memory<byte> memory = Take(System.Text.Encoding.UTF8.GetByteCount(text));
        System.Text.Encoding.UTF8.GetBytes(text, memory.Span);
        return memory;
    }

    /// <summary>Ends the life of all that was taken; keep a value beyond it with <see cref="Value.Keep"/>.</summary>
    public void Reset()
    {
        _chunk = 0;
        _used = 0;
        account?.Release(_large);
        _large = 0;
    }

    public void Dispose()
    {
        Reset();
        account?.Release(_booked);
        _booked = 0;
        _chunks.Clear();
    }

    private void NextChunk()
    {
        _chunk = _chunks.Count == 0 ? 0 : _chunk + 1;
        if (_chunk == _chunks.Count)
        {
            account?.Reserve(ChunkSize);
            _booked += ChunkSize;
            _chunks.Add(new byte[ChunkSize]);
        }

        _used = 0;
    }
}
