using System.Net;
using CivicCoding.Api.Limits;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CivicCoding.Api.Hosting;

/// <summary>The parts of the server that are not about the product: host, logs, listeners.</summary>
internal static class ServerBuilder
{
    public static WebApplicationBuilder Create(ServeSettings settings, GraphHost graph)
    {
        RequestThreads.Reserve(settings.Limits);
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ServerBuilder).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("CivicCoding.Api.Auth", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Error);

        // A log that nobody reads would have each request followed as an activity.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.StoreFolder, "dataprotection")));
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(settings.Limits);
        builder.Services.AddSingleton(graph);
        builder.Services.AddSingleton(graph.Store);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<Warmth>();
        return builder;
    }

    /// <summary>Lets the first request go before the work in the background.</summary>
    public static void UseWarmth(this WebApplication app)
    {
        Warmth warmth = app.Services.GetRequiredService<Warmth>();
        app.Use(next => context => warmth.RunAsync(context, next));
    }

    /// <summary>Listens on the URLs and on the operator's socket.</summary>
    public static void AddListeners(this WebApplicationBuilder builder, ServeSettings settings, GraphHost graph)
    {
        string socket = OperatorSocket.PathOf(graph.Folder);
        OperatorSocket.Prepare(socket);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            ServerLimits limits = settings.Limits;
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
            kestrel.Limits.MaxRequestLineSize = limits.RequestLineBytes;
            kestrel.Limits.MaxConcurrentConnections = limits.Connections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            foreach (string url in settings.Urls)
            {
                Listen(kestrel, url);
            }

            kestrel.ListenUnixSocket(socket, listen => listen.Use(next => connection =>
            {
                connection.Features.Set(LocalOperator.Instance);
                return next(connection);
            }));
        });
    }

    private static void Listen(KestrelServerOptions kestrel, string url)
    {
        BindingAddress address = BindingAddress.Parse(url);
        if (string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) && address.Port != 0)
        {
            kestrel.ListenLocalhost(address.Port);
        }
        else if (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip))
        {
            kestrel.Listen(ip, address.Port);
        }
        else if (string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            kestrel.Listen(IPAddress.Loopback, address.Port);
        }
        else
        {
            kestrel.ListenAnyIP(address.Port);
        }
    }
}
