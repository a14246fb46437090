using CivicCoding.Api.Auth;
using CivicCoding.Api.Cli;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CivicCoding.Api.Hosting;

/// <summary>One life of the server: opens the store, fills a new one, listens, says where to look, and ends in good order.</summary>
internal static class ServerRun
{
    public static async Task RunAsync(ServeSettings settings, CliStreams io, CancellationToken cancellation)
    {
        if (settings.OpenWrites && !settings.LoopbackOnly)
        {
            throw new UsageException("--open-writes lets everybody write and is taken only where every --urls address is a loopback address.");
        }

        await using GraphHost graph = StoreOpening.Open(settings);
        // The server's parts are made while a new store is filled; nothing reads the store before it listens.
        Task filled = Task.Run(() => FirstStart.RunAsync(settings, graph, io, cancellation), cancellation);
        WebApplication built = await BuildAsync(settings, graph, filled);
        await using WebApplication app = await StartAsync(built, settings, graph, cancellation);
        Announce(settings, app, io);
        await app.WaitForShutdownAsync(cancellation);
    }

    /// <summary>Builds and starts the server; the caller stops and disposes it.</summary>
    public static Task<WebApplication> StartAsync(ServeSettings settings, GraphHost graph, CancellationToken cancellation) =>
        StartAsync(Program.Build(settings, graph), settings, graph, cancellation);

    private static async Task<WebApplication> BuildAsync(ServeSettings settings, GraphHost graph, Task filled)
    {
        WebApplication? app = null;
        try
        {
            app = Program.Build(settings, graph);
        }
        finally
        {
            await filled;
        }

        return app;
    }

    private static async Task<WebApplication> StartAsync(WebApplication app, ServeSettings settings, GraphHost graph, CancellationToken cancellation)
    {
        try
        {
            app.Lifetime.ApplicationStopping.Register(() => graph.Drain(settings.Limits.DrainTime));
            await app.StartAsync(cancellation);
            OperatorSocket.Protect(OperatorSocket.PathOf(graph.Folder));
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static void Announce(ServeSettings settings, WebApplication app, CliStreams io)
    {
        string[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Where(a => !a.Contains("unix:", StringComparison.Ordinal))];
        KeyFile keys = app.Services.GetRequiredService<KeyFile>();
        if (keys.IsEmpty)
        {
            io.WriteLine($"Admin key (shown once, keep it): {keys.Create("admin", Roles.Admin)}");
        }

        if (settings.OpenWrites)
        {
            io.WriteLine("Attention: --open-writes is on, everybody on this machine can write without a key.");
        }

        io.WriteLine(settings.Remote is null ? $"Store: {settings.StoreFolder}" : $"Store: {settings.Remote.Query.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)} (keys and text index: {settings.StoreFolder})");
        foreach (string address in addresses)
        {
            io.WriteLine($"Civic Coding is ready at {address}  (pages /  queries /sparql  API /swagger). Ctrl+C ends it.");
        }
    }
}
