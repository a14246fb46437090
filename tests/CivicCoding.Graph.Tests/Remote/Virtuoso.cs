using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CivicCoding.Graph.Tests.Remote;

/// <summary>Debian's virtuoso-opensource-7 on loopback, in a temporary folder: an outside SPARQL 1.1 server for tests. One for a test class; nothing starts before it is asked for.</summary>
public sealed class Virtuoso : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private DirectoryInfo? _folder;
    private Process? _process;
    private int _port;

    /// <summary>The query operation, open to all.</summary>
    public Uri Query => new($"http://127.0.0.1:{_port}/sparql");

    /// <summary>The update operation with its login, by Digest authentication.</summary>
    public Uri Update => new($"http://dba:dba@127.0.0.1:{_port}/sparql-auth");

    /// <summary>Starts the server; where it is not installed the test is skipped, and fails under CI.</summary>
    public async Task RequireAsync(CancellationToken cancellation)
    {
        await _starting.WaitAsync(cancellation);
        try
        {
            if (_process is not null)
            {
                return;
            }

            if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CIVIC_FAST")))
            {
                Assert.Skip("Tests over an outside server run in the full run, not in the fast lane.");
            }

            const string reason = "virtuoso-t is not installed (Debian's virtuoso-opensource-7), so nothing stands for an outside SPARQL server.";
            if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, "virtuoso-t"))))
            {
                if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
                {
                    Assert.Fail(reason);
                }

                Assert.Skip(reason);
            }

            await StartAsync(cancellation);
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }

        _folder?.Delete(recursive: true);
        _starting.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        _folder = Directory.CreateTempSubdirectory("civic-virtuoso-");
        _port = FreePort();
        string settings = $"""
            [Database]
            DatabaseFile = virtuoso.db
            ErrorLogFile = virtuoso.log
            LockFile = virtuoso.lck
            TransactionFile = virtuoso.trx
            xa_persistent_file = virtuoso.pxa
            FileExtend = 200
            MaxCheckpointRemap = 250000
            [TempDatabase]
            DatabaseFile = virtuoso-temp.db
            TransactionFile = virtuoso-temp.trx
            MaxCheckpointRemap = 2000
            [Parameters]
            ServerPort = 127.0.0.1:{FreePort()}
            DisableUnixSocket = 1
            MaxClientConnections = 40
            CheckpointInterval = 0
            CaseMode = 2
            ThreadsPerQuery = 1
            NumberOfBuffers = 20000
            MaxDirtyBuffers = 12000
            MaxQueryMem = 500M
            VectorSize = 1000
            AdjustVectorSize = 0
            [HTTPServer]
            ServerPort = 127.0.0.1:{_port}
            ServerRoot = .
            MaxClientConnections = 20
            ServerThreads = 20
            MaxKeepAlives = 20
            EnabledGzipContent = 0
            Charset = UTF-8
            [SPARQL]
            ResultSetMaxRows = 100000
            MaxQueryCostEstimationTime = 0
            MaxQueryExecutionTime = 0
            DeferInferenceRulesInit = 0
            """;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "virtuoso.ini"), settings, cancellation);
        var start = new ProcessStartInfo("virtuoso-t", ["+foreground", "+configfile", "virtuoso.ini"]) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient();
        for (int i = 0; i < 600; i++)
        {
            try
            {
                using HttpResponseMessage response = await client.GetAsync(new Uri($"{Query}?query=ASK%7B%7D"), cancellation);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            Assert.False(_process.HasExited, "virtuoso-t ended at its start.");
            await Task.Delay(100, cancellation);
        }

        Assert.Fail("virtuoso-t did not answer within a minute.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
