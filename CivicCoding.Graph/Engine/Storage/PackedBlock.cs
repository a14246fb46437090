using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CivicCoding.Graph.Storage;

/// <summary>Reads blocks of up to 1,024 rows: for each of the four columns a small table of frames and one code a row, the frame's number above an offset from the frame's base. Codes sort like the ids, so that searching works on packed data.</summary>
/// <remarks>A block begins with four column heads of 8 bytes: code width, offset width, number of frames (2), start in the block (4). At the start lie the bases, then the codes, packed from the lowest bit on. Readers may touch 32 bytes behind the last code.</remarks>
internal static unsafe class PackedBlock
{
    public const int Rows = 1024;
    public const int RowBits = 10;
    public const int HeadBytes = 32;

    /// <summary>A code is fetched by one unaligned 64-bit load, so it may have 57 bits; wider columns are stored whole.</summary>
    public const int MaxCodeBits = 57;

    public const int ReadAhead = 32;

    /// <summary>Decodes rows of a column.</summary>
    public static void Decode(byte* block, int column, int from, int count, ulong* into)
    {
        byte* head = block + (column * 8);
        int width = head[0];
        int offsetBits = head[1];
        int frames = Unsafe.ReadUnaligned<ushort>(head + 2);
        byte* bases = block + Unsafe.ReadUnaligned<uint>(head + 4);
        byte* codes = bases + (frames * 8);
        if (width == 0)
        {
            new Span<ulong>(into, count).Fill(Unsafe.ReadUnaligned<ulong>(bases));
        }
        else if (width == 64)
        {
            new ReadOnlySpan<ulong>(codes + (from * 8L), count).CopyTo(new Span<ulong>(into, count));
        }
        else if (Avx2.IsSupported && count >= 4)
        {
            DecodeVector(codes, width, offsetBits, frames, (long*)bases, from, count, into);
        }
        else
        {
            DecodeScalar(codes, width, offsetBits, bases, from, count, into);
        }
    }

    /// <summary>One value of a column.</summary>
    public static ulong Value(byte* block, int column, int row)
    {
        ulong value;
        Decode(block, column, row, 1, &value);
        return value;
    }

    /// <summary>The first row that is not below the key in its first <paramref name="columns"/> columns.</summary>
    public static int LowerBound(byte* block, int rows, in QuadKey key, int columns)
    {
        int low = 0;
        int high = rows;
        for (int column = 0; column < columns; column++)
        {
            ulong wanted = column switch { 0 => key.A, 1 => key.B, 2 => key.C, _ => key.D };
            byte* head = block + (column * 8);
            int width = head[0];
            int frames = Unsafe.ReadUnaligned<ushort>(head + 2);
            byte* bases = block + Unsafe.ReadUnaligned<uint>(head + 4);
            byte* codes = bases + (frames * 8);
            bool exact = Translate(bases, frames, width, head[1], wanted, out ulong code);
            int first = Search(codes, width, low, high, code);
            if (!exact || first == high)
            {
                return first;
            }

            if (column == columns - 1)
            {
                return first;
            }

            int last = Search(codes, width, first, high, code + 1);
            if (first == last)
            {
                return first;
            }

            low = first;
            high = last;
        }

        return low;
    }

    /// <summary>The code of a value; where it has none, the least code whose value is above it.</summary>
    private static bool Translate(byte* bases, int frames, int width, int offsetBits, ulong value, out ulong code)
    {
        if (width == 64)
        {
            code = value;
            return true;
        }

        int low = 0;
        int high = frames;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (Unsafe.ReadUnaligned<ulong>(bases + (middle * 8)) <= value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == 0)
        {
            code = 0;
            return false;
        }

        ulong offset = value - Unsafe.ReadUnaligned<ulong>(bases + ((low - 1) * 8));
        ulong span = 1UL << offsetBits;
        if (offset < span)
        {
            code = ((ulong)(low - 1) << offsetBits) + offset;
            return true;
        }

        code = (ulong)low << offsetBits;
        return false;
    }

    private static int Search(byte* codes, int width, int low, int high, ulong code)
    {
        ulong mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            long bit = (long)middle * width;
            ulong found = width == 0 ? 0 : (Unsafe.ReadUnaligned<ulong>(codes + (bit >> 3)) >> (int)(bit & 7)) & mask;
            if (found < code)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static void DecodeScalar(byte* codes, int width, int offsetBits, byte* bases, int from, int count, ulong* into)
    {
        ulong mask = (1UL << width) - 1;
        ulong offsetMask = (1UL << offsetBits) - 1;
        long bit = (long)from * width;
        for (int i = 0; i < count; i++, bit += width)
        {
            ulong code = (Unsafe.ReadUnaligned<ulong>(codes + (bit >> 3)) >> (int)(bit & 7)) & mask;
            into[i] = Unsafe.ReadUnaligned<ulong>(bases + ((long)(code >> offsetBits) * 8)) + (code & offsetMask);
        }
    }

    private static void DecodeVector(byte* codes, int width, int offsetBits, int frames, long* bases, int from, int count, ulong* into)
    {
        Vector256<ulong> mask = Vector256.Create((1UL << width) - 1);
        Vector256<ulong> offsetMask = Vector256.Create((1UL << offsetBits) - 1);
        Vector256<ulong> single = Vector256.Create((ulong)*bases);
        long bit = (long)from * width;
        Vector256<long> bits = Vector256.Create(bit, bit + width, bit + (2L * width), bit + (3L * width));
        Vector256<long> step = Vector256.Create(4L * width);
        Vector256<long> seven = Vector256.Create(7L);
        int i = 0;
        for (; i + 4 <= count; i += 4)
        {
            Vector256<ulong> loaded = Avx2.GatherVector256((long*)codes, Vector256.ShiftRightLogical(bits, 3), 1).AsUInt64();
            Vector256<ulong> code = Avx2.ShiftRightLogicalVariable(loaded, (bits & seven).AsUInt64()) & mask;
            Vector256<ulong> start = frames == 1 ? single : Avx2.GatherVector256(bases, Vector256.ShiftRightLogical(code, offsetBits).AsInt64(), 8).AsUInt64();
            ((code & offsetMask) + start).Store(into + i);
            bits += step;
        }

        if (i < count)
        {
            DecodeScalar(codes, width, offsetBits, (byte*)bases, from + i, count - i, into + i);
        }
    }
}
