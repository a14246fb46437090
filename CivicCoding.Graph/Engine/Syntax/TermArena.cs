using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>The bytes of the terms that a statement still needs, as a stack.</summary>
internal sealed class TermArena(int maxTermBytes)
{
    private byte[] _bytes = new byte[4096];

    /// <summary>The end of what is in use; setting it back frees what came later.</summary>
    public int Top;

    /// <summary>Room of at least <paramref name="length"/> bytes at <see cref="Top"/>.</summary>
    public Span<byte> Ask(int length)
    {
        if (_bytes.Length - Top < length)
        {
            Grow(length);
        }

        return _bytes.AsSpan(Top);
    }

    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Ask(text.Length));
        Top += text.Length;
    }

    /// <summary>The bytes from a place up to <see cref="Top"/>.</summary>
    public ReadOnlySpan<byte> From(int start) => _bytes.AsSpan(start, Top - start);

    public ReadOnlySpan<byte> this[TermRef term] => _bytes.AsSpan(term.Start, term.Length);

    public Span<byte> Slot(int start, int length) => _bytes.AsSpan(start, length);

    public TermSpan Show(TermRef term) => new(term.Kind, _bytes.AsSpan(term.Start, term.Length));

    /// <summary>True where the term from a place up to <see cref="Top"/> plus <paramref name="more"/> bytes is within the limit.</summary>
    public bool Fits(int start, int more) => (long)Top - start + more <= maxTermBytes;

    private void Grow(int length)
    {
        long needed = (long)Top + length;
        if (needed > Array.MaxLength)
        {
            throw new InvalidOperationException("The terms of one statement are longer than an array can be.");
        }

        Array.Resize(ref _bytes, (int)Math.Min(Math.Max(needed, Math.Min(_bytes.LongLength * 2, _bytes.LongLength + (16 << 20))), Array.MaxLength));
    }
}
