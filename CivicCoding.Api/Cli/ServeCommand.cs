using System.CommandLine;
using CivicCoding.Api.Federation;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Validation;
using CivicCoding.Graph.Remote;

namespace CivicCoding.Api.Cli;

/// <summary>civic serve: the server.</summary>
internal static class ServeCommand
{
    public static Command Create(CliStreams io)
    {
        var command = new Command("serve", "Start the server (also without any command).");
        Fill(command, io);
        return command;
    }

    /// <summary>Gives a command the options and the action of serve; the root has them too.</summary>
    public static void Fill(Command command, CliStreams io)
    {
        Option<string?> store = CommonOptions.Store();
        store.Description += " Or sparql:QUERY_URL,UPDATE_URL for an outside SPARQL 1.1 server; $CIVIC_STORE_LOGIN is its user:password.";
        var urls = new Option<string>("--urls")
        {
            Description = "The addresses to listen on, separated by semicolons.",
            HelpName = "URLS",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } set ? set : ServeSettings.DefaultUrl,
        };
        var empty = new Option<bool>("--empty") { Description = "Do not load the bundled network into a new store." };
        var openWrites = new Option<bool>("--open-writes") { Description = "Let everybody on this machine write without a key; only with loopback addresses." };
        var hosts = new Option<string[]>("--hosts") { Description = "A host name that the server answers to, where it stands behind a proxy; may be repeated.", HelpName = "NAME" };
        var allowHosts = new Option<string[]>("--allow-hosts") { Description = "A host, host:port or network that SERVICE, LOAD and harvests may reach; may be repeated. Else $CIVIC_ALLOW_HOSTS, else none.", HelpName = "HOST" };
        var shapes = new Option<string[]>("--shapes") { Description = $"Rules that each write must keep, else 422: {string.Join(", ", NamedShapes.Names)}, or a file of shapes; may be repeated. Warnings do not block.", HelpName = "NAME" };
        var publicUrl = new Option<string?>("--public-url") { Description = "The address under which the public reaches the server, where it stands behind a proxy. Else $CIVIC_PUBLIC_URL, else that of each request.", HelpName = "URL" };
        command.Add(store);
        command.Add(urls);
        command.Add(empty);
        command.Add(openWrites);
        command.Add(hosts);
        command.Add(allowHosts);
        var limits = new Option<string[]>("--limit") { Description = $"A limit as NAME=VALUE, may be repeated; after those of $CIVIC_LIMITS. Names: {LimitSettings.Names}.", HelpName = "NAME=VALUE" };
        command.Add(limits);
        command.Add(shapes);
        command.Add(publicUrl);
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            string? named = parsed.GetValue(store);
            RemoteStoreOptions? remote = RemoteAddress.Is(named) ? RemoteAddress.Parse(named!, Environment.GetEnvironmentVariable("CIVIC_STORE_LOGIN")) : null;
            var settings = new ServeSettings
            {
                Remote = remote,
                StoreFolder = remote is null ? StoreFolder.Resolve(named) : RemoteAddress.FolderOf(StoreFolder.Resolve(null), remote),
                Urls = ListenAddress.Parse(parsed.GetValue(urls)!),
                Empty = parsed.GetValue(empty),
                OpenWrites = parsed.GetValue(openWrites),
                Hosts = parsed.GetValue(hosts) ?? [],
                AllowedHosts = parsed.GetValue(allowHosts) is { Length: > 0 } allowed ? allowed : AllowedHosts.FromEnvironment(),
                Limits = LimitSettings.Apply(new ServerLimits(), LimitSettings.FromEnvironment().Concat(parsed.GetValue(limits) ?? [])),
                Shapes = parsed.GetValue(shapes) ?? [],
                PublicUrl = PublicAddress(parsed.GetValue(publicUrl) ?? Environment.GetEnvironmentVariable("CIVIC_PUBLIC_URL")),
            };
            await ServerRun.RunAsync(settings, io, cancellation);
            return ExitCode.Done;
        }));
    }

    private static string? PublicAddress(string? told)
    {
        if (string.IsNullOrEmpty(told))
        {
            return null;
        }

        return Uri.TryCreate(told, UriKind.Absolute, out Uri? address) && (address.Scheme is "http" or "https") && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address.AbsoluteUri.TrimEnd('/') + "/"
            : throw new UsageException($"--public-url: '{told}' is not an address such as https://daten.example.org.");
    }
}
