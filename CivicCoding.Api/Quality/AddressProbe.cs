using System.Collections.Concurrent;
using CivicCoding.Api.Federation;
using CivicCoding.Api.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CivicCoding.Api.Quality;

/// <summary>Tells whether addresses answer: own ones by asking this server, others only where an operator allows their host. What was found holds for a while.</summary>
internal sealed class AddressProbe : IDisposable
{
    private const int MostKept = 20_000;
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, (bool Answers, DateTimeOffset At)> _known = new(StringComparer.Ordinal);
    private readonly AllowedHosts _hosts;
    private readonly OutsideClient _outside;
    private readonly HttpClient _own = new(new SocketsHttpHandler { AllowAutoRedirect = true, UseProxy = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(5) };
    private readonly IServer _server;
    private readonly TimeProvider _time;

    public AddressProbe(ServeSettings settings, IServer server, TimeProvider time)
    {
        _hosts = new AllowedHosts(settings.AllowedHosts);
        _outside = new OutsideClient(_hosts, new OutsideLimits { Time = TimeSpan.FromSeconds(5) });
        _server = server;
        _time = time;
    }

    /// <summary>What is known of addresses now, those asked that may be.</summary>
    /// <param name="addresses">The addresses; only the first hundred are asked.</param>
    /// <param name="publicBase">The public address of this server.</param>
    /// <param name="cancellation">Ends the asking.</param>
    public async Task<Func<string, bool?>> AskAsync(IEnumerable<string> addresses, string publicBase, CancellationToken cancellation)
    {
        string[] open = [.. addresses.Distinct(StringComparer.Ordinal).Where(a => !IsKnown(a) && MayAsk(a, publicBase)).Take(100)];
        await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellation }, async (address, stop) =>
        {
            bool answers = address.StartsWith(publicBase, StringComparison.Ordinal) ? await AskOwnAsync(address[publicBase.Length..], publicBase, stop) : await Task.Run(() => AskOther(address, stop), stop);
            if (_known.Count >= MostKept)
            {
                _known.Clear();
            }

            _known[address] = (answers, _time.GetUtcNow());
        });
        return address => IsKnown(address) && _known.TryGetValue(address, out (bool Answers, DateTimeOffset At) found) ? found.Answers : null;
    }

    public void Dispose()
    {
        _outside.Dispose();
        _own.Dispose();
    }

    private bool IsKnown(string address) => _known.TryGetValue(address, out (bool Answers, DateTimeOffset At) found) && _time.GetUtcNow() - found.At < s_kept;

    private bool MayAsk(string address, string publicBase)
    {
        if (address.StartsWith(publicBase, StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            _hosts.Check(new Uri(address));
            return true;
        }
        catch (Exception error) when (error is OutsideException or UriFormatException)
        {
            return false;
        }
    }

    private async Task<bool> AskOwnAsync(string path, string publicBase, CancellationToken cancellation)
    {
        string? listening = _server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal) && !a.Contains("unix:", StringComparison.Ordinal));
        if (listening is null)
        {
            return false;
        }

        var target = new Uri(new Uri(listening.Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).TrimEnd('/') + "/"), path);
        using var request = new HttpRequestMessage(HttpMethod.Head, target);
        request.Headers.Host = new Uri(publicBase).Authority;
        try
        {
            using HttpResponseMessage answer = await _own.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private bool AskOther(string address, CancellationToken cancellation)
    {
        try
        {
            using OutsideAnswer answer = _outside.Send(address, "*/*", null, TimeSpan.FromSeconds(5), cancellation);
            return true;
        }
        catch (OutsideException)
        {
            // It does not answer as it should: that is the finding.
            return false;
        }
    }
}
