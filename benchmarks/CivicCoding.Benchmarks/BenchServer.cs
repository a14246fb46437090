using System.Diagnostics;

namespace CivicCoding.Benchmarks;

/// <summary>The built program as a server in a process of its own; ended as an operator ends it.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly Process _process;

    private BenchServer(Process process) => _process = process;

    /// <summary>Starts the server and waits until it is ready, the text index included.</summary>
    public static async Task<BenchServer> StartAsync(string program, string store, string address)
    {
        var server = new BenchServer(HarvestBenchmark.Start(program, "serve", "--store", store, "--urls", address));
        server._process.OutputDataReceived += (_, _) => { };
        server._process.BeginOutputReadLine();
        server._process.ErrorDataReceived += (_, _) => { };
        server._process.BeginErrorReadLine();
        await HarvestBenchmark.ReadyAsync(address, server._process).ConfigureAwait(false);
        return server;
    }

    /// <summary>The processor time that it took so far.</summary>
    public TimeSpan Worked()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        using (Process? end = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await end!.WaitForExitAsync().ConfigureAwait(false);
        }

        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }
}
