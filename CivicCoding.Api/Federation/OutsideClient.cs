using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CivicCoding.Api.Federation;

/// <summary>The only way out: requests to listed hosts, each name resolved once and its addresses checked before they are dialled, redirects checked anew, no cookies, no proxy, no credentials.</summary>
internal sealed class OutsideClient : IDisposable
{
    private readonly AllowedHosts _hosts;
    private readonly OutsideLimits _limits;
    private readonly HttpClient _client;

    public OutsideClient(AllowedHosts hosts, OutsideLimits limits)
    {
        _hosts = hosts;
        _limits = limits;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = 8,
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectTimeout = limits.Time,
            ConnectCallback = (context, cancellation) => DialAsync(context.DnsEndPoint, cancellation),
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("civic-coding");
    }

    public OutsideLimits Limits => _limits;

    /// <summary>Asks and gives the answer once its headers are there.</summary>
    /// <param name="address">The address.</param>
    /// <param name="accept">The media types that are understood.</param>
    /// <param name="form">The fields of a POST; null: GET.</param>
    /// <param name="time">The longest time, also for reading the answer.</param>
    /// <param name="cancellation">Ends the request.</param>
    /// <exception cref="OutsideException">It may not be asked or did not answer well.</exception>
    public OutsideAnswer Send(string address, string accept, IReadOnlyList<KeyValuePair<string, string>>? form, TimeSpan time, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? target))
        {
            throw new OutsideException($"<{address}> is not an address.");
        }

        CancellationTokenSource timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        TimeSpan most = time < _limits.Time ? time : _limits.Time;
        timer.CancelAfter(most > TimeSpan.Zero ? most : TimeSpan.Zero);
        try
        {
            for (int redirects = 0; ; redirects++)
            {
                HttpResponseMessage response = SendOnce(target, accept, form, timer, cancellation);
                if (response.IsSuccessStatusCode)
                {
                    return new OutsideAnswer(response, target, timer, cancellation);
                }

                using (response)
                {
                    target = RedirectOf(response, target, redirects);
                }
            }
        }
        catch
        {
            timer.Dispose();
            throw;
        }
    }

    public void Dispose() => _client.Dispose();

    private Uri RedirectOf(HttpResponseMessage response, Uri target, int redirects)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) || response.Headers.Location is not { } location)
        {
            throw new OutsideException(string.Create(CultureInfo.InvariantCulture, $"{target.Authority} answers {(int)response.StatusCode}."))
            {
                MayRecover = (int)response.StatusCode is 408 or 425 or 429 or >= 500,
                Wait = response.Headers.RetryAfter is not { } after ? null : after.Delta ?? (after.Date - DateTimeOffset.UtcNow),
            };
        }

        return redirects < _limits.Redirects ? new Uri(target, location) : throw new OutsideException($"{target.Authority} leads on more than {_limits.Redirects} times.");
    }

    private HttpResponseMessage SendOnce(Uri target, string accept, IReadOnlyList<KeyValuePair<string, string>>? form, CancellationTokenSource timer, CancellationToken caller)
    {
        _hosts.Check(target);
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, target);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Content = form is null ? null : new FormUrlEncodedContent(form);
        try
        {
            return _client.Send(request, HttpCompletionOption.ResponseHeadersRead, timer.Token);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            throw new OutsideException($"{target.Authority} did not answer in time.") { MayRecover = true };
        }
        catch (HttpRequestException error)
        {
            throw error.InnerException as OutsideException ?? new OutsideException($"{target.Authority} cannot be reached.", error) { MayRecover = true };
        }
    }

    private async ValueTask<Stream> DialAsync(DnsEndPoint endPoint, CancellationToken cancellation)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(endPoint.Host, cancellation);
        IPAddress[] allowed = [.. addresses.Where(a => _hosts.MayDial(a, endPoint.Port))];
        if (allowed.Length == 0)
        {
            throw new OutsideException($"{endPoint.Host} leads to a private address that is not listed itself.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
