using CivicCoding.Api.Auth;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CivicCoding.Api.Tests.Hosting;

/// <summary>The real server over a store in a temporary folder, on a free loopback port.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app, GraphHost graph, string address)
    {
        _app = app;
        Graph = graph;
        Address = address;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        AdminKey = app.Services.GetRequiredService<KeyFile>().Create("admin", Roles.Admin);
    }

    public GraphHost Graph { get; }

    public string Address { get; }

    public string AdminKey { get; }

    /// <summary>A client that follows no redirects and sends no headers of its own.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<RunningServer> StartAsync(IGraphStore store, Func<ServeSettings, ServeSettings>? change = null, string? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("civic-api-").FullName;
        var settings = new ServeSettings { StoreFolder = folder, Urls = ["http://127.0.0.1:0"], Empty = true };
        settings = change?.Invoke(settings) ?? settings;
        var graph = new GraphHost(folder, store);
        WebApplication app = await ServerRun.StartAsync(settings, graph, TestContext.Current.CancellationToken);
        Readiness readiness = app.Services.GetRequiredService<Readiness>();
        for (int i = 0; i < 3_600 && !readiness.IsReady; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(a => a.StartsWith("http://127", StringComparison.Ordinal));
        return new RunningServer(app, graph, address);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Graph.DisposeAsync();
        Directory.Delete(Graph.Folder, recursive: true);
    }
}
