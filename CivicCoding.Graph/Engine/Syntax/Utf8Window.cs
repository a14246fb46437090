using System.Text.Unicode;

namespace CivicCoding.Graph.Syntax;

/// <summary>A refillable window of validated UTF-8 over a stream. Lexers read <see cref="Buffer"/> between <see cref="Position"/> and <see cref="End"/>, and ask for more when they reach the end; lines and columns are counted only when bytes leave the window or an error is made.</summary>
internal sealed class Utf8Window
{
    private const int InitialBytes = 64 << 10;

    private readonly Stream _stream;
    private readonly int _maxBytes;
    private readonly CancellationToken _cancellation;

    /// <summary>The bytes read, of which those from <see cref="End"/> on are not validated yet.</summary>
    private int _filled;

    /// <summary>The offset up to which lines and columns are counted already.</summary>
    private int _counted;

    private bool _streamEnded;
    private bool _invalid;
    private long _linesBefore;
    private long _columnsBefore;
    private bool _endedInReturn;

    public Utf8Window(Stream stream, int maxTermBytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _maxBytes = (int)Math.Min((long)Math.Max(maxTermBytes, 0) + InitialBytes, Array.MaxLength);
        _cancellation = cancellation;
        Buffer = new byte[InitialBytes];
        do
        {
            Fill();
        }
        while (_filled < 3 && !_streamEnded && (_filled == 0 || Buffer[0] == 0xEF));
        if (End >= 3 && Buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8))
        {
            Position = 3;
            _counted = 3;
        }
    }

    public byte[] Buffer { get; private set; }

    public int Position;

    /// <summary>The end of the validated bytes in <see cref="Buffer"/>.</summary>
    public int End { get; private set; }

    public ReadOnlySpan<byte> Rest => Buffer.AsSpan(Position, End - Position);

    /// <summary>Reads more bytes, keeping those from <paramref name="keep"/> on, which move to the start of the buffer; <see cref="Position"/> moves with them.</summary>
    /// <returns>False at the end of the document.</returns>
    public bool More(int keep)
    {
        if (_streamEnded && _filled == End)
        {
            return false;
        }

        if (_invalid)
        {
            throw Error("The bytes are not valid UTF-8. Convert the document to UTF-8.", End);
        }

        Discard(keep);
        if (_filled == Buffer.Length)
        {
            Grow();
        }

        int before = End;
        while (End == before && !(_streamEnded && _filled == End))
        {
            if (_invalid)
            {
                throw Error("The bytes are not valid UTF-8. Convert the document to UTF-8.", End);
            }

            Fill();
        }

        return End > before;
    }

    /// <summary>An error at an offset of the buffer.</summary>
    public RdfSyntaxException Error(string message, int offset)
    {
        (long line, long column) = Place(offset);
        return new RdfSyntaxException(message, line, column);
    }

    /// <summary>The line and the column in characters of an offset of the buffer, both from 1.</summary>
    public (long Line, long Column) Place(int offset)
    {
        (long lines, long columns, _) = Count(Math.Clamp(offset, _counted, End));
        return (lines + 1, columns + 1);
    }

    /// <summary>The line and the column of an offset before which no error will be made any more: cheap to ask for often.</summary>
    public (long Line, long Column) Pass(int offset)
    {
        (_linesBefore, _columnsBefore, _endedInReturn) = Count(offset);
        _counted = offset;
        return (_linesBefore + 1, _columnsBefore + 1);
    }

    private void Discard(int keep)
    {
        if (keep == 0)
        {
            return;
        }

        if (keep > _counted)
        {
            Pass(keep);
        }

        _counted -= keep;
        Buffer.AsSpan(keep, _filled - keep).CopyTo(Buffer);
        _filled -= keep;
        End -= keep;
        Position -= keep;
    }

    private void Grow()
    {
        if (Buffer.Length >= _maxBytes)
        {
            throw Error($"A term is longer than the limit of {_maxBytes - InitialBytes} bytes.", Position);
        }

        byte[] larger = GC.AllocateUninitializedArray<byte>((int)Math.Min(Buffer.Length * 2L, _maxBytes));
        Buffer.AsSpan(0, _filled).CopyTo(larger);
        Buffer = larger;
    }

    private void Fill()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (!_streamEnded)
        {
            int read = _stream.Read(Buffer, _filled, Buffer.Length - _filled);
            _streamEnded = read == 0;
            _filled += read;
        }

        ReadOnlySpan<byte> fresh = Buffer.AsSpan(End, _filled - End);
        int whole = _streamEnded ? fresh.Length : fresh.Length - IncompleteTail(fresh);
        if (Utf8.IsValid(fresh[..whole]))
        {
            End += whole;
            return;
        }

        _invalid = true;
        End += ValidPrefix(fresh[..whole]);
    }

    /// <summary>The bytes at the end that may be the start of a character whose rest is still to come.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (int back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            byte b = bytes[^back];
            if (b < 0x80)
            {
                return 0;
            }

            if (b >= 0xC0)
            {
                int length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }
        }

        return 0;
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        int valid = 0;
        while (valid < bytes.Length && System.Text.Rune.DecodeFromUtf8(bytes[valid..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            valid += length;
        }

        return valid;
    }

    /// <summary>Counts from the start of the document up to an offset. A line ends in LF, CR LF or CR.</summary>
    private (long Lines, long Columns, bool EndedInReturn) Count(int offset)
    {
        ReadOnlySpan<byte> bytes = Buffer.AsSpan(_counted, offset - _counted);
        if (bytes.IsEmpty)
        {
            return (_linesBefore, _columnsBefore, _endedInReturn);
        }

        long lines = _linesBefore + bytes.Count((byte)'\n');
        if (_endedInReturn && bytes[0] == (byte)'\n')
        {
            lines--;
        }

        if (bytes.Contains((byte)'\r'))
        {
            lines += LoneReturns(bytes);
        }

        int last = bytes.LastIndexOfAny((byte)'\n', (byte)'\r');
        long columns = last < 0 ? _columnsBefore : 0;
        return (lines, columns + Characters(bytes[(last + 1)..]), bytes[^1] == (byte)'\r');
    }

    private static int Characters(ReadOnlySpan<byte> line)
    {
        if (System.Text.Ascii.IsValid(line))
        {
            return line.Length;
        }

        int count = 0;
        foreach (byte b in line)
        {
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    private static long LoneReturns(ReadOnlySpan<byte> bytes)
    {
        long count = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            int next = bytes[i..].IndexOf((byte)'\r');
            if (next < 0)
            {
                break;
            }

            i += next;
            if (i + 1 == bytes.Length || bytes[i + 1] != (byte)'\n')
            {
                count++;
            }
        }

        return count;
    }
}
