using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CsCheck;

namespace CivicCoding.Graph.Tests.Storage;

public sealed unsafe class PackedBlockTests
{
    private static readonly Gen<ulong> Value = Gen.OneOf(
        Gen.ULong[0, 5],
        Gen.ULong[1UL << 60, (1UL << 60) + 70_000],
        Gen.ULong[3UL << 60, (3UL << 60) + 40],
        Gen.ULong[11UL << 60, (12UL << 60) - 1]);

    [Fact]
    public void A_table_gives_back_its_rows_and_finds_every_key() =>
        Gen.Select(Value, Value, Value, Value, (a, b, c, d) => new QuadKey(a, b, c, d)).Array[1, 3000].Sample(rows => Check(rows), iter: 25);

    [Fact]
    public void Columns_of_one_value_and_of_any_64_bits_survive()
    {
        var random = new Random(7);
        Check(Enumerable.Range(0, 2500).Select(i => new QuadKey(7, (ulong)random.NextInt64() << 1, ulong.MaxValue - (ulong)i, (ulong)(i % 3) << 60)).ToArray());
    }

    private static void Check(QuadKey[] given)
    {
        QuadKey[] rows = given.Distinct().Order().ToArray();
        using var builder = new QuadTableBuilder(QuadOrder.Spo);
        foreach (QuadKey row in rows)
        {
            builder.Add(row);
        }

        QuadTable table = builder.ToTable(out NativeBuffer memory);
        using (memory)
        {
            Assert.Equal(rows.Length, table.Rows);
            for (int i = 0; i < rows.Length; i += 1 + (i % 7))
            {
                Assert.Equal(rows[i], table.Row(i));
                Assert.True(table.Contains(rows[i]));
                QuadKey key = rows[i] with { D = rows[i].D + 1 };
                Assert.Equal(Array.FindIndex(rows, r => r.CompareTo(key) >= 0) is var at && at < 0 ? rows.Length : at, table.LowerBound(key, 4));
                for (int columns = 1; columns <= 3; columns++)
                {
                    (long from, long to) = table.Range(rows[i], columns);
                    Assert.Equal(rows.Count(r => Same(r, rows[i], columns)), to - from);
                    Assert.True(Same(table.Row(from), rows[i], columns));
                }
            }

            Assert.Equal(rows, ReadAll(new TableCursor(table, 0, table.Rows)));
        }
    }

    private static bool Same(QuadKey a, QuadKey b, int columns) => a.A == b.A && (columns < 2 || a.B == b.B) && (columns < 3 || a.C == b.C);

    private static List<QuadKey> ReadAll(IQuadCursor cursor)
    {
        var all = new List<QuadKey>();
        var batch = new QuadColumns();
        int count;
        while ((count = cursor.Read(batch)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                all.Add(new QuadKey(batch.First[i], batch.Second[i], batch.Third[i], batch.Fourth[i]));
            }
        }

        return all;
    }
}
