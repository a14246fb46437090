using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage;

/// <summary>Scans over many blocks of rows with changes above them: at the borders of blocks, in one place, and spread over all.</summary>
public sealed class MergedScanTests
{
    private const int Rows = 9 * PackedBlock.Rows + 100;

    private static readonly QuadOrder[] s_orders = [QuadOrder.Spo, QuadOrder.Pos, QuadOrder.Osp, QuadOrder.Gspo];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("borders of blocks")]
    [InlineData("one place")]
    [InlineData("whole blocks")]
    [InlineData("spread")]
    [InlineData("the end")]
    public async Task Scans_and_seeks_give_the_rows_that_are_left_and_came(string place)
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        var model = new HashSet<QuadKey>();
        await ChangeAsync(store, model, [.. Enumerable.Range(0, Rows)], 2, add: true);
        using (Snapshot plain = store.OpenSnapshot())
        {
            Compare(plain, model);
        }

        int[] rows = [.. Enumerable.Range(0, Rows).Where(r => IsChanged(place, r))];
        await ChangeAsync(store, model, rows, 2, add: false);
        await ChangeAsync(store, model, [.. rows.Where(r => r % 2 == 0)], 3, add: true);
        using Snapshot snapshot = store.OpenSnapshot();
        Assert.True(snapshot.Runs.Count > 1);
        Compare(snapshot, model);
    }

    private static bool IsChanged(string place, int row) => place switch
    {
        "borders of blocks" => row % PackedBlock.Rows is 0 or PackedBlock.Rows - 1,
        "one place" => row is > 3_000 and < 3_400,
        "whole blocks" => (row / PackedBlock.Rows) is 0 or 4 or 8,
        "spread" => row % 97 == 5,
        _ => row > Rows - 50,
    };

    /// <summary>Row n is what the numbers n, 1 and n, 2 or 3 make: changes lie where the rows lie that they are about.</summary>
    private static async Task ChangeAsync(RdfStore store, HashSet<QuadKey> model, int[] rows, int last, bool add)
    {
        await store.WriteAsync(
            transaction =>
            {
                foreach (int row in rows)
                {
                    var key = new QuadKey(Id((row / 3) + 10), Id((row % 3) + 1), Id((row * 4) + last), Id(row % 5 == 0 ? 1 : 2));
                    if (add)
                    {
                        transaction.Add(new TermId(key.A), new TermId(key.B), new TermId(key.C), new TermId(key.D));
                        model.Add(key);
                    }
                    else
                    {
                        transaction.Remove(new TermId(key.A), new TermId(key.B), new TermId(key.C), new TermId(key.D));
                        model.Remove(key);
                    }
                }

                return true;
            },
            Cancellation);
    }

    private static ulong Id(int number) => new TermId(TermTag.Integer, (ulong)number).Bits;

    private static void Compare(Snapshot snapshot, HashSet<QuadKey> model)
    {
        var random = new Random(3);
        foreach (QuadOrder order in s_orders)
        {
            QuadKey[] expected = [.. model.Select(k => k.To(order)).Order()];
            Assert.Equal(expected, Read(snapshot, order, 15, default));
            Assert.Equal(expected.Select(k => k.C), Read(snapshot, order, 4, default).Select(k => k.C));
            Assert.Equal(expected.Select(k => (k.A, k.D)), Read(snapshot, order, 9, default).Select(k => (k.A, k.D)));
            for (int i = 0; i < 40; i++)
            {
                QuadKey start = expected[random.Next(expected.Length)];
                start = i % 2 == 0 ? start : start with { C = start.C + 1, D = 0 };
                Assert.Equal(expected.Where(k => k.CompareTo(start) >= 0).Select(k => k.B), Read(snapshot, order, 2, start).Select(k => k.B));
            }
        }
    }

    private static List<QuadKey> Read(Snapshot snapshot, QuadOrder order, int columns, QuadKey start)
    {
        using IQuadCursor cursor = snapshot.Scan(order, QuadPattern.In(default, default, default));
        cursor.Seek(start.A, start.B, start.C, start.D);
        var batch = new QuadColumns();
        var rows = new List<QuadKey>();
        int count;
        while ((count = cursor.Read(batch, columns)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                rows.Add(new QuadKey(batch.First[i], batch.Second[i], batch.Third[i], batch.Fourth[i]));
            }
        }

        return rows;
    }
}
