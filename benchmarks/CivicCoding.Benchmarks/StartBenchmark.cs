using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CivicCoding.Benchmarks;

/// <summary>From the start of the built program to its first correct answer, on a store and on an empty folder in turn; each is ended as an operator ends it.</summary>
internal static class StartBenchmark
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(string folder, int rounds, int port)
    {
        if (HarvestBenchmark.Program() is not { } program)
        {
            return 2;
        }

        PortalBenchmark.Say("load average", PortalBenchmark.LoadAverage());
        string? expected = null;
        List<double> full = [];
        List<double> empty = [];
        for (int i = 0; i <= rounds; i++)
        {
            (double seconds, expected) = await OneAsync(program, folder, port, expected).ConfigureAwait(false);
            string none = Directory.CreateTempSubdirectory("civic-start-").FullName;
            (double beside, _) = await OneAsync(program, none, port, "0").ConfigureAwait(false);
            Directory.Delete(none, recursive: true);
            if (i > 0)
            {
                full.Add(seconds);
                empty.Add(beside);
            }
        }

        full.Sort();
        empty.Sort();
        PortalBenchmark.Say("quads", expected!);
        PortalBenchmark.Say("first correct answer", string.Create(CultureInfo.InvariantCulture, $"median {full[rounds / 2]:0.00} s (least {full[0]:0.00}, most {full[^1]:0.00}); of an empty store {empty[rounds / 2]:0.00} s ({empty[0]:0.00}, {empty[^1]:0.00}); difference of the medians {full[rounds / 2] - empty[rounds / 2]:0.00} s; load average {PortalBenchmark.LoadAverage()}"));
        return 0;
    }

    /// <summary>The seconds until the count of all triples came and was right, and the count; the first one of a store is taken as it is.</summary>
    private static async Task<(double Seconds, string Count)> OneAsync(string program, string folder, int port, string? expected)
    {
        var clock = Stopwatch.StartNew();
        using Process server = HarvestBenchmark.Start(program, "serve", "--store", folder, "--empty", "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        try
        {
            while (clock.Elapsed < s_longest && !server.HasExited)
            {
                if (Ask(port) is { } count)
                {
                    double seconds = clock.Elapsed.TotalSeconds;
                    return expected is null || count == expected ? (seconds, count) : throw new InvalidOperationException($"{count} triples instead of {expected}.");
                }

                await Task.Delay(5).ConfigureAwait(false);
            }

            throw new InvalidOperationException("The server does not answer.");
        }
        finally
        {
            using Process? end = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]);
            await end!.WaitForExitAsync().ConfigureAwait(false);
            await server.WaitForExitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The last line of the answer in CSV; null while nobody listens.</summary>
    private static string? Ask(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect("127.0.0.1", port);
        }
        catch (SocketException)
        {
            return null;
        }

        socket.Send("GET /sparql?format=csv&query=SELECT%20(COUNT(*)%20AS%20%3Fn)%20WHERE%20%7B%3Fs%20%3Fp%20%3Fo%7D HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"u8);
        var answer = new MemoryStream();
        byte[] buffer = new byte[4096];
        int read;
        while ((read = socket.Receive(buffer)) > 0)
        {
            answer.Write(buffer, 0, read);
        }

        string text = Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length);
        string[] lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        int head = Array.IndexOf(lines, "n");
        return text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) && head >= 0 ? lines[head + 1] : null;
    }
}
