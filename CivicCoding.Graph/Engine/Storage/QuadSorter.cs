using System.Runtime.InteropServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Sorts quads into all orders: once in full, after that by stable passes over one column, because each order is another one with a column moved to the front.</summary>
internal static class QuadSorter
{
    /// <summary>So many rows are sorted in place.</summary>
    public const int SmallRows = 256;

    /// <summary>Calls back with the rows, still as subject, predicate, object and graph, sorted for each order in turn.</summary>
    /// <param name="rows">The rows; they are sorted on the way.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="room">Arrays to work in, at least as long as the rows are many.</param>
    /// <param name="sorted">Takes them.</param>
    public static void SortAll(QuadKey[] rows, int count, (QuadKey[] First, QuadKey[] Second) room, Action<QuadOrder, QuadKey[]> sorted)
    {
        if (count <= SmallRows)
        {
            foreach (QuadOrder order in QuadRun.AllOrders)
            {
                if (count > 1)
                {
                    rows.AsSpan(0, count).Sort((a, b) => a.To(order).CompareTo(b.To(order)));
                }

                sorted(order, rows);
            }

            return;
        }

        (QuadKey[] spare, QuadKey[] keep) = room;
        for (int column = 3; column >= 0; column--)
        {
            Pass(ref rows, ref spare, count, column);
        }

        sorted(QuadOrder.Spo, rows);
        rows.AsSpan(0, count).CopyTo(keep);
        Pass(ref rows, ref spare, count, 3);
        sorted(QuadOrder.Gspo, rows);
        keep.AsSpan(0, count).CopyTo(rows);
        Pass(ref rows, ref spare, count, 1);
        sorted(QuadOrder.Pso, rows);
        rows = keep;
        Pass(ref rows, ref spare, count, 2);
        sorted(QuadOrder.Osp, rows);
        Pass(ref rows, ref spare, count, 1);
        sorted(QuadOrder.Pos, rows);
    }

    /// <summary>A stable sort by one column, byte by byte from the lowest, leaving out the bytes that are the same in all rows.</summary>
    private static void Pass(ref QuadKey[] rows, ref QuadKey[] spare, int count, int column)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<QuadKey, ulong>(rows.AsSpan(0, count));
        ulong differ = 0;
        for (int i = column; i < words.Length; i += 4)
        {
            differ |= words[i] ^ words[column];
        }

        Span<int> shifts = stackalloc int[sizeof(ulong)];
        int digits = 0;
        for (int shift = 0; shift < 64; shift += 8)
        {
            if (((differ >> shift) & 255) != 0)
            {
                shifts[digits++] = shift;
            }
        }

        if (digits == 0)
        {
            return;
        }

        Span<int> counts = stackalloc int[sizeof(ulong) * 256];
        Count(words, column, shifts[..digits], counts);
        for (int digit = 0; digit < digits; digit++)
        {
            Span<int> starts = counts.Slice(digit << 8, 256);
            int sum = 0;
            for (int i = 0; i < 256; i++)
            {
                int here = starts[i];
                starts[i] = sum;
                sum += here;
            }

            words = MemoryMarshal.Cast<QuadKey, ulong>(rows.AsSpan(0, count));
            Scatter(rows.AsSpan(0, count), words, spare, starts, column, shifts[digit]);
            (rows, spare) = (spare, rows);
        }
    }

    private static void Count(ReadOnlySpan<ulong> words, int column, ReadOnlySpan<int> shifts, Span<int> counts)
    {
        counts.Clear();
        for (int i = column; i < words.Length; i += 4)
        {
            ulong value = words[i];
            for (int digit = 0; digit < shifts.Length; digit++)
            {
                counts[(digit << 8) | (int)((value >> shifts[digit]) & 255)]++;
            }
        }
    }

    private static void Scatter(ReadOnlySpan<QuadKey> rows, ReadOnlySpan<ulong> words, QuadKey[] into, Span<int> starts, int column, int shift)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            int digit = (int)((words[(i * 4) + column] >> shift) & 255);
            into[starts[digit]++] = rows[i];
        }
    }
}
