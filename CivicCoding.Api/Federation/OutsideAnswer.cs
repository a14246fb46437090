namespace CivicCoding.Api.Federation;

/// <summary>A successful answer of an outside server; disposing it ends the connection.</summary>
internal sealed class OutsideAnswer(HttpResponseMessage response, Uri address, CancellationTokenSource timer, CancellationToken caller) : IDisposable
{
    // A synchronous read ends only when its connection does.
    private readonly CancellationTokenRegistration _end = timer.Token.Register(response.Dispose);

    /// <summary>The address after redirects.</summary>
    public Uri Address { get; } = address;

    public string? MediaType => response.Content.Headers.ContentType?.MediaType;

    public Stream Open(long limit, Action<int>? onRead = null) => new BoundedStream(response.Content.ReadAsStream(timer.Token), limit, onRead, Translate);

    public void Dispose()
    {
        _end.Dispose();
        response.Dispose();
        timer.Dispose();
    }

    private Exception Translate(Exception error) =>
        caller.IsCancellationRequested ? new OperationCanceledException(caller)
        : timer.IsCancellationRequested ? new OutsideException($"{Address.Authority} did not answer in time.") { MayRecover = true }
        : new OutsideException($"The connection to {Address.Authority} broke off.", error) { MayRecover = true };
}
