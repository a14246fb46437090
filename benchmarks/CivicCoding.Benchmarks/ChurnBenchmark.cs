using System.Diagnostics;
using System.Globalization;
using System.Text;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Benchmarks;

/// <summary>What many small updates leave behind, without anyone asking for a compaction: the rows that a scan touches, and the bytes on the disk.</summary>
internal static class ChurnBenchmark
{
    private const double Most = 1.5;
    private const int Writers = 64;

    /// <param name="quads">How many are loaded.</param>
    /// <param name="updates">How many are changed one by one; of other data four times as many.</param>
    /// <param name="spread">True: what is changed lies everywhere among the quads, not in one place.</param>
    public static async Task<int> RunAsync(int quads, int updates, bool spread)
    {
        string folder = Directory.CreateTempSubdirectory("civic-churn-").FullName;
        try
        {
            await using RdfStore store = RdfStore.Open(folder);
            await store.LoadAsync([new LoadSource("base", () => new QuadText(quads), RdfFormat.NTriples)]).ConfigureAwait(false);
            (long rows, long bytes) = (Rows(store), Bytes(folder));
            Say($"{quads} quads loaded: a scan touches {rows} rows in {Scan(store):0} ms, {bytes / 1e6:0.0} MB");
            var clock = Stopwatch.StartNew();
            double before = Enumerable.Range(0, 5).Min(_ => Scan(store));
            int next = -1;
            long most = 0;
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
            {
                int number;
                while ((number = Interlocked.Increment(ref next)) < updates)
                {
                    await store.UpdateAsync(Change(spread ? (int)((long)number * (quads / updates) % quads) : number % quads, spread ? 0 : number / quads)).ConfigureAwait(false);
                    if (number % 1000 == 0)
                    {
                        most = Math.Max(most, Rows(store));
                    }
                }
            }))).ConfigureAwait(false);
            Say($"{updates} single-quad updates in {clock.Elapsed.TotalSeconds:0} s: a scan touches {Rows(store)} rows in {Scan(store):0} ms, at most {most} on the way, {(double)most / rows:0.00} times");
            double after = Enumerable.Range(0, 5).Min(_ => Scan(store));
            Say($"one column scanned, least of five: {before:0.0} ms before, {after:0.0} ms after, {after / before:0.00} times");
            clock.Restart();
            for (int first = 0; first < 4 * updates; first += 500)
            {
                await store.UpdateAsync(string.Join(" ; ", Enumerable.Range(first, 500).Select(i => Again(i, quads)))).ConfigureAwait(false);
            }

            double grown = (double)Bytes(folder) / bytes;
            Say($"{4 * updates} more updates and deletes of the same data in {clock.Elapsed.TotalSeconds:0} s: {Bytes(folder) / 1e6:0.0} MB, {grown:0.00} times");
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles().Where(f => f.Name.StartsWith("catalogue", StringComparison.Ordinal) || f.Extension == ".terms"))
            {
                Say($"  {file.Name} {file.Length / 1e6:0.0} MB");
            }

            bool good = most <= rows * Most && grown <= Most;
            Console.WriteLine(good ? "1 passed, 0 failed" : "0 passed, 1 failed");
            return good ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Change(int number, int round) => string.Create(
        CultureInfo.InvariantCulture, $"DELETE DATA {{ {Quad(number, round)} }} ; INSERT DATA {{ {Quad(number, round + 1)} }}");

    /// <summary>Takes a quad out, and with the next number brings it back.</summary>
    private static string Again(int number, int quads)
    {
        string quad = Quad(quads - 1 - (number % (quads / 2)), 0);
        return number % 2 == 0 ? $"DELETE DATA {{ {quad} }}" : $"INSERT DATA {{ {Quad(quads - 1 - ((number - 1) % (quads / 2)), 0)} }}";
    }

    private static string Quad(int number, int round) => string.Create(CultureInfo.InvariantCulture, $"<http://e/{number / 10}> <http://e/p{number % 10}> \"value {number}\"{(round == 0 ? "" : $"@x-{round}")} .");

    private static long Rows(RdfStore store)
    {
        using Snapshot snapshot = store.OpenSnapshot();
        return snapshot.Runs.Sum(r => r.Rows);
    }

    private static double Scan(RdfStore store)
    {
        using Snapshot snapshot = store.OpenSnapshot();
        var batch = new QuadColumns();
        var clock = Stopwatch.StartNew();
        using IQuadCursor cursor = snapshot.Scan(QuadOrder.Spo, QuadPattern.In(TermId.None, TermId.None, TermId.None));
        while (cursor.Read(batch, 4) > 0)
        {
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    private static long Bytes(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The base data as a stream that is made while it is read.</summary>
    private sealed class QuadText(int quads) : Stream
    {
        private byte[] _line = [];
        private int _read;
        private int _number;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_read == _line.Length && _number < quads)
            {
                _line = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(_number, Math.Min(1000, quads - _number)).Select(i => Quad(i, 0) + "\n")));
                _number += 1000;
                _read = 0;
            }

            int take = Math.Min(count, _line.Length - _read);
            _line.AsSpan(_read, take).CopyTo(buffer.AsSpan(offset));
            _read += take;
            return take;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
