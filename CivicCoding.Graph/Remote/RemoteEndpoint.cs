using System.Net;
using System.Net.Http.Headers;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Graph.Remote;

/// <summary>The two operations of the SPARQL 1.1 Protocol as a client: queries as a form by POST (section 2.1.2), updates as a form by POST (section 2.2.1).</summary>
internal sealed class RemoteEndpoint : IDisposable
{
    public const string Json = "application/sparql-results+json";

    private const int LongestReason = 2_000;

    private readonly RemoteStoreOptions _options;
    private readonly Uri _query;
    private readonly Uri _update;
    private readonly HttpClient _client;

    public RemoteEndpoint(RemoteStoreOptions options)
    {
        _options = options;
        var credentials = new CredentialCache();
        _query = Register(options.Query, credentials);
        _update = Register(options.Update, credentials);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            Credentials = credentials,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("civic-coding");
    }

    /// <summary>Asks a query over a dataset.</summary>
    /// <returns>The answer, its headers read; the caller reads the body before the deadline and disposes it.</returns>
    public RemoteResponse Query(string query, RemoteDataset dataset, string accept, TimeSpan timeout, CancellationToken cancellation)
    {
        List<KeyValuePair<string, string>> form = [new("query", query)];
        form.AddRange(dataset.Default.Select(g => KeyValuePair.Create("default-graph-uri", g)));
        form.AddRange(dataset.Named.Select(g => KeyValuePair.Create("named-graph-uri", g)));
        return Send(_query, new FormUrlEncodedContent(form), accept, timeout, cancellation);
    }

    /// <summary>Asks a query for JSON over whatever the store takes for its dataset.</summary>
    public RemoteResponse QueryEverything(string query, CancellationToken cancellation) =>
        Send(_query, new FormUrlEncodedContent([KeyValuePair.Create("query", query)]), Json, _options.Timeout, cancellation);

    /// <summary>Sends an update request and waits for its end.</summary>
    public void Update(string update, CancellationToken cancellation)
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("update", update)]);
        using RemoteResponse response = Send(_update, content, "*/*", _options.Timeout, cancellation);
        response.Drain();
    }

    public void Dispose() => _client.Dispose();

    private static Uri Register(Uri address, CredentialCache credentials)
    {
        if (address.UserInfo.Length == 0)
        {
            return address;
        }

        string[] parts = address.UserInfo.Split(':', 2);
        var bare = new UriBuilder(address) { UserName = "", Password = "" }.Uri;
        var credential = new NetworkCredential(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : ""));
        credentials.Add(bare, "Digest", credential);
        credentials.Add(bare, "Basic", credential);
        return bare;
    }

    private RemoteResponse Send(Uri address, FormUrlEncodedContent content, string accept, TimeSpan timeout, CancellationToken cancellation)
    {
        CancellationTokenSource timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            request.Headers.TryAddWithoutValidation("Accept", accept);
            HttpResponseMessage response = _client.Send(request, HttpCompletionOption.ResponseHeadersRead, timer.Token);
            var answer = new RemoteResponse(response, _options.MaxAnswerBytes, timer, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                using (answer)
                {
                    throw Refusal(response.StatusCode, answer);
                }
            }

            RefuseParts(response.Headers, answer);
            return answer;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            timer.Dispose();
            throw new QueryBudgetExceededException("The outside store did not answer in time. Ask for less, or allow more time.", QueryBudgetKind.Time);
        }
        catch (HttpRequestException error)
        {
            timer.Dispose();
            throw new RemoteStoreException($"The outside store at {address.Authority} cannot be reached: {error.Message}", error);
        }
    }

    private static RemoteStoreException Refusal(HttpStatusCode status, RemoteResponse answer)
    {
        string reason = answer.Beginning(LongestReason);
        return new RemoteStoreException($"The outside store answers {(int)status}: {(reason.Length == 0 ? "without a reason" : reason)}");
    }

    /// <summary>Virtuoso cuts answers at its own limits and says so in headers only.</summary>
    private static void RefuseParts(HttpResponseHeaders headers, RemoteResponse answer)
    {
        if (headers.TryGetValues("X-SPARQL-MaxRows", out IEnumerable<string>? rows))
        {
            answer.Dispose();
            throw new RemoteStoreException($"The outside store cut its answer at {string.Join(',', rows)} rows. Raise its limit (ResultSetMaxRows with Virtuoso).");
        }

        if (headers.TryGetValues("X-SQL-State", out IEnumerable<string>? state) && state.Any(s => s == "S1TAT"))
        {
            answer.Dispose();
            throw new RemoteStoreException("The outside store cut its answer at its time limit. Raise it (MaxQueryExecutionTime with Virtuoso).");
        }
    }
}
