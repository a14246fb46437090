using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CivicCoding.Api.Tests.Hosting;

/// <summary>The program itself as a process of its own, as an operator starts it.</summary>
internal sealed class CivicProcess : IAsyncDisposable
{
    /// <summary>How long a busy machine may take; nothing is measured by it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CivicProcess(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("ASPNETCORE_URLS");
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>What it has printed on both streams.</summary>
    public string Output => string.Join('\n', _lines);

    public string Address { get; private set; } = "";

    /// <summary>Starts an empty server over a folder on a free port and waits until it says that it is ready.</summary>
    public static async Task<CivicProcess> ServeAsync(string folder)
    {
        CivicProcess server = Start("serve", "--empty", "--open-writes", "--store", folder, "--urls", "http://127.0.0.1:0");
        Task ended = server._process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(server._address.Task, ended).WaitAsync(s_patience, TestContext.Current.CancellationToken) == ended)
        {
            Assert.Fail("The server ended before it was ready:\n" + server.Output);
        }

        server.Address = await server._address.Task;
        return server;
    }

    public static CivicProcess Start(params string[] arguments) => new(arguments);

    /// <summary>Asks the program to end, as a service manager does.</summary>
    public async Task TerminateAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Its exit code; fails where it does not end within <paramref name="limit"/>.</summary>
    public async Task<int> ExitAsync(TimeSpan? limit = null)
    {
        try
        {
            await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(limit ?? s_patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail("The program does not end:\n" + Output);
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        const string ready = "ready at ";
        int at = line.IndexOf(ready, StringComparison.Ordinal);
        if (at >= 0)
        {
            _address.TrySetResult(line[(at + ready.Length)..].Split(' ')[0]);
        }
    }
}
