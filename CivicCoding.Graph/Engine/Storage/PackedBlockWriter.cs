using System.Numerics;
using System.Runtime.CompilerServices;

namespace CivicCoding.Graph.Storage;

/// <summary>Packs up to 1,024 rows into a block of <see cref="PackedBlock"/>.</summary>
internal sealed unsafe class PackedBlockWriter
{
    /// <summary>The most bytes that a block can take: all four columns stored whole, and what readers may touch behind it.</summary>
    public const int MaxBytes = PackedBlock.HeadBytes + (4 * PackedBlock.Rows * 8) + (4 * 8 * PackedBlock.Rows) + PackedBlock.ReadAhead;

    /// <summary>Above this width it pays to look for better frames than one a tag.</summary>
    private const int SearchAboveBits = 30;

    private readonly ulong[] _least = new ulong[16];
    private readonly ulong[] _most = new ulong[16];
    private readonly ulong[] _sorted = new ulong[PackedBlock.Rows];
    private readonly ulong[] _bases = new ulong[PackedBlock.Rows];

    /// <summary>Writes the block and returns its length; the target has <see cref="MaxBytes"/>.</summary>
    public int Write(byte* target, ulong* first, ulong* second, ulong* third, ulong* fourth, int rows)
    {
        new Span<byte>(target, PackedBlock.HeadBytes).Clear();
        int end = PackedBlock.HeadBytes;
        end = WriteColumn(target, 0, end, first, rows);
        end = WriteColumn(target, 1, end, second, rows);
        end = WriteColumn(target, 2, end, third, rows);
        return WriteColumn(target, 3, end, fourth, rows);
    }

    private int WriteColumn(byte* block, int column, int start, ulong* values, int rows)
    {
        int frames = FramesByTag(values, rows, out int offsetBits);
        int width = offsetBits + Bits((ulong)frames - 1);
        if (width > SearchAboveBits)
        {
            frames = BestFrames(values, rows, frames, ref offsetBits);
            width = offsetBits + Bits((ulong)frames - 1);
        }

        byte* head = block + (column * 8);
        if (width > PackedBlock.MaxCodeBits)
        {
            frames = 0;
            width = 64;
            offsetBits = 64;
        }

        head[0] = (byte)width;
        head[1] = (byte)offsetBits;
        Unsafe.WriteUnaligned(head + 2, (ushort)frames);
        Unsafe.WriteUnaligned(head + 4, (uint)start);
        for (int i = 0; i < frames; i++)
        {
            Unsafe.WriteUnaligned(block + start + (i * 8), _bases[i]);
        }

        byte* codes = block + start + (frames * 8);
        if (width == 64)
        {
            new ReadOnlySpan<ulong>(values, rows).CopyTo(new Span<ulong>(codes, rows));
            return start + (rows * 8);
        }

        int length = width == 0 ? 0 : Pack(codes, values, rows, frames, width, offsetBits);
        return start + (frames * 8) + length;
    }

    private int Pack(byte* codes, ulong* values, int rows, int frames, int width, int offsetBits)
    {
        byte* target = codes;
        ulong pending = 0;
        int filled = 0;
        int frame = 0;
        for (int i = 0; i < rows; i++)
        {
            ulong value = values[i];
            if (frames > 1 && (value < _bases[frame] || (frame + 1 < frames && value >= _bases[frame + 1])))
            {
                frame = Array.BinarySearch(_bases, 0, frames, value);
                frame = frame < 0 ? ~frame - 1 : frame;
            }

            ulong code = ((ulong)frame << offsetBits) | (value - _bases[frame]);
            pending |= code << filled;
            filled += width;
            if (filled >= 64)
            {
                Unsafe.WriteUnaligned(target, pending);
                target += 8;
                filled -= 64;
                pending = filled == 0 ? 0 : code >> (width - filled);
            }
        }

        Unsafe.WriteUnaligned(target, pending);
        return (int)(target - codes) + ((filled + 7) >> 3);
    }

    private int FramesByTag(ulong* values, int rows, out int offsetBits)
    {
        ulong low = values[0];
        ulong high = values[0];
        for (int i = 1; i < rows; i++)
        {
            low = Math.Min(low, values[i]);
            high = Math.Max(high, values[i]);
        }

        if (low >> 60 == high >> 60)
        {
            _bases[0] = low;
            offsetBits = Bits(high - low);
            return 1;
        }

        uint seen = 0;
        for (int i = 0; i < rows; i++)
        {
            ulong value = values[i];
            int tag = (int)(value >> 60);
            if ((seen & (1u << tag)) == 0)
            {
                seen |= 1u << tag;
                _least[tag] = value;
                _most[tag] = value;
            }
            else if (value < _least[tag])
            {
                _least[tag] = value;
            }
            else if (value > _most[tag])
            {
                _most[tag] = value;
            }
        }

        int frames = 0;
        offsetBits = 0;
        for (; seen != 0; seen &= seen - 1)
        {
            int tag = BitOperations.TrailingZeroCount(seen);
            _bases[frames++] = _least[tag];
            offsetBits = Math.Max(offsetBits, Bits(_most[tag] - _least[tag]));
        }

        return frames;
    }

    /// <summary>Tries narrower offsets with more frames over the sorted values and keeps the smallest; a width of 0 is a plain table of the distinct values.</summary>
    private int BestFrames(ulong* values, int rows, int frames, ref int offsetBits)
    {
        new ReadOnlySpan<ulong>(values, rows).CopyTo(_sorted);
        Span<ulong> sorted = _sorted.AsSpan(0, rows);
        sorted.Sort();
        int best = offsetBits;
        long bestCost = ((long)rows * (offsetBits + Bits((ulong)frames - 1))) + (64L * frames);
        for (int bits = 0; bits < offsetBits && bits <= 48; bits += 4)
        {
            int needed = 1;
            ulong start = sorted[0];
            foreach (ulong value in sorted)
            {
                if ((value - start) >> bits != 0)
                {
                    needed++;
                    start = value;
                }
            }

            long cost = ((long)rows * (bits + Bits((ulong)needed - 1))) + (64L * needed);
            if (cost < bestCost)
            {
                bestCost = cost;
                best = bits;
            }
        }

        return best == offsetBits ? frames : Fill(sorted, offsetBits = best);
    }

    private int Fill(Span<ulong> sorted, int offsetBits)
    {
        int frames = 1;
        _bases[0] = sorted[0];
        foreach (ulong value in sorted)
        {
            if ((value - _bases[frames - 1]) >> offsetBits != 0)
            {
                _bases[frames++] = value;
            }
        }

        return frames;
    }

    private static int Bits(ulong value) => 64 - BitOperations.LeadingZeroCount(value);
}
