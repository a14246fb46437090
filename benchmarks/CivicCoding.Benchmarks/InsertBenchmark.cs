using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CivicCoding.Benchmarks;

/// <summary>Commits over HTTP: the built server on a folder of its own, single INSERT DATA on one connection and on many, and batches of 1,000 triples; every answer comes after its sync.</summary>
internal static class InsertBenchmark
{
    private const int BatchTriples = 1_000;
    private const int Batches = 100;
    private const int WarmingBatches = 30;
    private static readonly TimeSpan s_warming = TimeSpan.FromSeconds(8);

    private static long s_next = DateTime.UtcNow.Ticks;

    public static async Task<int> RunAsync(string folder, int connections, int seconds, int port)
    {
        if (HarvestBenchmark.Program() is not { } program)
        {
            return 2;
        }

        PortalBenchmark.Say("load average", PortalBenchmark.LoadAverage());
        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        using Process server = HarvestBenchmark.Start(program, "serve", "--store", folder, "--empty", "--open-writes", "--urls", address);
        try
        {
            await HarvestBenchmark.ReadyAsync(address, server).ConfigureAwait(false);
            Singles(port, connections, s_warming);
            foreach (int count in new[] { 1, connections, 1, connections })
            {
                TimeSpan before = ProcessorTime(server);
                (int inserts, double median, double late) = Singles(port, count, TimeSpan.FromSeconds(seconds));
                double each = (ProcessorTime(server) - before).TotalMicroseconds / inserts;
                PortalBenchmark.Say($"{count} connections", string.Create(CultureInfo.InvariantCulture, $"{inserts / (double)seconds:0}/s, median {median:0.00} ms, 99 % {late:0.00} ms, processor time of the server {each:0} us an insert; load average {PortalBenchmark.LoadAverage()}"));
            }

            BatchesOf(port, server);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync().ConfigureAwait(false);
        }

        return 0;
    }

    private static TimeSpan ProcessorTime(Process server)
    {
        server.Refresh();
        return server.TotalProcessorTime;
    }

    /// <summary>One thread a connection, each sends its next insert when the one before is acknowledged.</summary>
    private static (int Inserts, double Median, double Late) Singles(int port, int connections, TimeSpan time)
    {
        var latencies = new List<double>[connections];
        var threads = new Thread[connections];
        for (int i = 0; i < connections; i++)
        {
            List<double> mine = latencies[i] = [];
            threads[i] = new Thread(() =>
            {
                using Socket socket = Connect(port);
                var clock = Stopwatch.StartNew();
                while (clock.Elapsed < time)
                {
                    long start = Stopwatch.GetTimestamp();
                    Ask(socket, Insert(1));
                    mine.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            });
            threads[i].Start();
        }

        Array.ForEach(threads, t => t.Join());
        double[] all = [.. latencies.SelectMany(l => l).Order()];
        return (all.Length, all[all.Length / 2], all[all.Length * 99 / 100]);
    }

    private static void BatchesOf(int port, Process server)
    {
        // The client shares the processors: it makes its requests beforehand.
        byte[][] requests = [.. Enumerable.Range(0, WarmingBatches + Batches).Select(_ => Insert(BatchTriples))];
        using Socket socket = Connect(port);
        Array.ForEach(requests[..WarmingBatches], r => Ask(socket, r));
        var rates = new List<double>();
        TimeSpan before = ProcessorTime(server);
        foreach (byte[] request in requests[WarmingBatches..])
        {
            long start = Stopwatch.GetTimestamp();
            Ask(socket, request);
            rates.Add(BatchTriples / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        rates.Sort();
        double each = (ProcessorTime(server) - before).TotalMilliseconds / Batches;
        PortalBenchmark.Say("batches of 1000 triples", string.Create(CultureInfo.InvariantCulture, $"min {rates[0]:0} / median {rates[Batches / 2]:0} / max {rates[^1]:0} / all in a row {BatchTriples * Batches / rates.Sum(r => BatchTriples / r):0} triples/s, processor time of the server {each:0.0} ms a batch; load average {PortalBenchmark.LoadAverage()}"));
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect("127.0.0.1", port);
        return socket;
    }

    private static byte[] Insert(int triples)
    {
        var text = new StringBuilder("INSERT DATA { GRAPH <urn:bench:insert> { ");
        for (int i = 0; i < triples; i++)
        {
            long n = Interlocked.Increment(ref s_next);
            text.Append(CultureInfo.InvariantCulture, $"<urn:bench:s{n}> <urn:bench:p> \"{n}\" . ");
        }

        string body = text.Append("} }").ToString();
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST /update HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-update\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }

    private static void Ask(Socket socket, byte[] request)
    {
        socket.Send(request);
        Span<byte> answer = stackalloc byte[4096];
        int length = 0;
        while (true)
        {
            int read = socket.Receive(answer[length..]);
            length += read;
            if (read == 0)
            {
                throw new InvalidOperationException("The server has closed the connection.");
            }

            if (!answer[..length].StartsWith("HTTP/1.1 200"u8))
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(answer[..length]));
            }

            // The answer is one JSON object, whether its length is told or it comes in chunks.
            if (answer[..length].EndsWith("}"u8) || answer[..length].EndsWith("0\r\n\r\n"u8))
            {
                return;
            }
        }
    }
}
