using System.IO.Compression;
using System.Security.Cryptography;
using ZstdSharp;

namespace CivicCoding.Graph;

/// <summary>Opens gzip (RFC 1952) and Zstandard (RFC 8878) input by its first bytes, and anything else as it is, with a guard against bombs.</summary>
public static class Decompression
{
    /// <summary>The bytes that may come out for each byte that went in.</summary>
    public const int DefaultMaxRatio = 250;

    /// <summary>What may come out whatever went in.</summary>
    private const long FreeBytes = 1 << 20;

    /// <summary>A stream of the decompressed bytes; it reads <paramref name="input"/> on demand, and disposing it disposes that.</summary>
    /// <param name="input">The compressed or plain bytes.</param>
    /// <param name="maxRatio">Reading ends with <see cref="InvalidDataException"/> where more comes out for a byte than this.</param>
    /// <param name="name">The name of the input in messages, or null.</param>
    public static Stream Open(Stream input, int maxRatio = DefaultMaxRatio, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRatio, 1);
        byte[] head = new byte[4];
        int length = input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (head.AsSpan(0, length) is [0x1F, 0x8B, ..])
        {
            byte[] mark = RandomNumberGenerator.GetBytes(16);
            var marked = new CountedInput(input, head.AsMemory(0, length), Member(mark));
            return new GuardedOutput(new GZipStream(marked, CompressionMode.Decompress), marked, maxRatio, mark, name);
        }

        var counted = new CountedInput(input, head.AsMemory(0, length), default);
        return head.AsSpan(0, length) is [0x28, 0xB5, 0x2F, 0xFD]
            ? new GuardedOutput(new DecompressionStream(counted, leaveOpen: false), counted, maxRatio, [], name)
            : counted;
    }

    /// <summary>A gzip member of its own that holds <paramref name="mark"/>.</summary>
    private static byte[] Member(byte[] mark)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(mark);
        }

        return packed.ToArray();
    }

    /// <summary>The input with its first bytes put back and a tail behind it, counted.</summary>
    private sealed class CountedInput(Stream inner, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> tail) : ReadOnlyStream
    {
        private ReadOnlyMemory<byte> _head = head;
        private ReadOnlyMemory<byte> _tail = tail;

        public long Taken { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            int read;
            if (_head.IsEmpty)
            {
                read = inner.Read(buffer);
                if (read == 0 && !buffer.IsEmpty)
                {
                    _head = _tail;
                    _tail = default;
                    return _head.IsEmpty ? 0 : Read(buffer);
                }
            }
            else
            {
                read = Math.Min(buffer.Length, _head.Length);
                _head.Span[..read].CopyTo(buffer);
                _head = _head[read..];
            }

            Taken += read;
            return read;
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

    /// <summary>The decompressed bytes under the ratio limit. GZipStream takes a cut file for a whole one, so a last member that holds a mark is put behind the input: where the mark does not come out at the end, something was missing.</summary>
    private sealed class GuardedOutput(Stream inner, CountedInput input, int maxRatio, byte[] mark, string? name) : ReadOnlyStream
    {
        private readonly byte[] _block = new byte[64 << 10];
        private int _start;
        private int _end;
        private long _given;
        private bool _ended;

        public override int Read(Span<byte> buffer)
        {
            while (_end - _start <= mark.Length && !_ended)
            {
                Fill();
            }

            int read = Math.Min(buffer.Length, _end - _start - mark.Length);
            _block.AsSpan(_start, read).CopyTo(buffer);
            _start += read;
            return read;
        }

        private void Fill()
        {
            _block.AsSpan(_start, _end - _start).CopyTo(_block);
            _end -= _start;
            _start = 0;
            int read = Decompress(_block.AsSpan(_end));
            _end += read;
            _given += read;
            _ended = read == 0;
            if (_ended && !_block.AsSpan(0, _end).EndsWith(mark))
            {
                throw Damage("The compressed data is cut, or something else follows it.");
            }

            if (_given > FreeBytes + (input.Taken * maxRatio))
            {
                throw Damage($"The compressed data grows to more than {maxRatio} times its size, as decompression bombs do; decompress it beforehand if you trust it.");
            }
        }

        private int Decompress(Span<byte> buffer)
        {
            try
            {
                return inner.Read(buffer);
            }
            catch (Exception error) when (error is ZstdException or EndOfStreamException or InvalidDataException)
            {
                throw Damage("The compressed data is damaged or cut.", error);
            }
        }

        private InvalidDataException Damage(string message, Exception? cause = null) => new(name is null ? message : $"{name}: {message}", cause);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
