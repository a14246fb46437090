using System.Diagnostics;
using System.Globalization;

namespace CivicCoding.Benchmarks;

/// <summary>What a portal does with us: one server shows many datasets, and the built program harvests them over the network into an empty store, and again. Both run in processes of their own.</summary>
internal static class HarvestBenchmark
{
    public static async Task<int> RunAsync(string folder, int datasets, int port)
    {
        if (Program() is not { } program)
        {
            return 2;
        }

        Directory.CreateDirectory(folder);
        PortalBenchmark.Say("load average", PortalBenchmark.LoadAverage());
        string generated = Path.Combine(folder, "datasets.ttl");
        await File.WriteAllBytesAsync(generated, PortalBenchmark.Generate(datasets)).ConfigureAwait(false);
        string source = Path.Combine(folder, "source");
        string target = Path.Combine(folder, "target-" + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture));
        if (!Directory.Exists(source))
        {
            Run(program, "load", generated, "--store", source);
        }

        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        using Process server = Start(program, "serve", "--store", source, "--empty", "--urls", address);
        try
        {
            await ReadyAsync(address, server).ConfigureAwait(false);
            foreach (string round in new[] { "first harvest", "second harvest" })
            {
                var clock = Stopwatch.StartNew();
                (string said, double processor, long peak) = Run(program, "import", "dcat", address + "/catalog.nt", "--store", target, "--name", "bench");
                PortalBenchmark.Say(round, string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.0} s, processor time of the harvester {processor:0.0} s, peak {peak >> 20} MiB: {said}"));
            }

            server.Refresh();
            PortalBenchmark.Say("the server", string.Create(CultureInfo.InvariantCulture, $"processor time {server.TotalProcessorTime.TotalSeconds:0.0} s, peak {server.PeakWorkingSet64 >> 20} MiB"));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync().ConfigureAwait(false);
        }

        PortalBenchmark.Say("load average", PortalBenchmark.LoadAverage());
        return 0;
    }

    /// <summary>The built program; null, and said so, where there is none.</summary>
    public static string? Program()
    {
        // The product is optimised in every configuration; only Release is compiled ahead of time.
        string? program = new[] { "Release", "Debug" }.Select(c => Path.Combine(PortalBenchmark.Repository(), "CivicCoding.Api", "bin", c, "net10.0", "CivicCoding.Api.dll")).FirstOrDefault(File.Exists);
        if (program is null)
        {
            Console.Error.WriteLine("The program is not built: ./dev build first.");
        }
        else
        {
            PortalBenchmark.Say("program", Path.GetRelativePath(PortalBenchmark.Repository(), program));
        }

        return program;
    }

    public static async Task ReadyAsync(string address, Process server)
    {
        using var client = new HttpClient();
        for (int i = 0; i < 600 && !server.HasExited; i++)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(address + "/health/ready").ConfigureAwait(false);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(200).ConfigureAwait(false);
        }

        throw new InvalidOperationException("The server does not get ready.");
    }

    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;

    internal static (string Said, double Processor, long Peak) Run(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        double processor = 0;
        while (!process.WaitForExit(100))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
                processor = process.TotalProcessorTime.TotalSeconds;
            }
            catch (InvalidOperationException)
            {
                // It has ended since.
            }
        }

        string said = output.GetAwaiter().GetResult().Trim();
        return process.ExitCode == 0 ? (said, processor, peak) : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {said} {errors.GetAwaiter().GetResult()}");
    }
}
