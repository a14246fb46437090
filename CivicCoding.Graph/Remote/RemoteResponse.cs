using System.Text;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Graph.Remote;

/// <summary>An answer of an outside store; its body is read up to a limit and a deadline, and disposing it ends the connection.</summary>
internal sealed class RemoteResponse : ReadOnlyStream
{
    private readonly HttpResponseMessage _response;
    private readonly long _limit;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenRegistration _end;
    private Stream? _body;
    private long _read;

    public RemoteResponse(HttpResponseMessage response, long limit, CancellationTokenSource timer, CancellationToken caller)
    {
        _response = response;
        _limit = limit;
        _timer = timer;
        _caller = caller;
        // A synchronous read ends only when its connection does.
        _end = timer.Token.Register(response.Dispose);
    }

    public string? MediaType => _response.Content.Headers.ContentType?.MediaType;

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = (_body ??= _response.Content.ReadAsStream(_timer.Token)).Read(buffer);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException or HttpRequestException)
        {
            throw Translate(error);
        }

        _read += count;
        return _read <= _limit ? count : throw new QueryBudgetExceededException($"The outside store's answer is larger than the {_limit >> 20} MB that are allowed. Ask for less.", QueryBudgetKind.Memory);
    }

    /// <summary>Reads to the end, so that the connection can be used again.</summary>
    public void Drain()
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (Read(buffer) > 0)
        {
        }
    }

    /// <summary>The first characters of the body as one line, for messages.</summary>
    public string Beginning(int length)
    {
        var buffer = new byte[length];
        int filled = 0;
        int read;
        while (filled < length && (read = Read(buffer.AsSpan(filled))) > 0)
        {
            filled += read;
        }

        string text = Encoding.UTF8.GetString(buffer, 0, filled);
        return string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _end.Dispose();
            _body?.Dispose();
            _response.Dispose();
            _timer.Dispose();
        }

        base.Dispose(disposing);
    }

    private Exception Translate(Exception error) =>
        _caller.IsCancellationRequested ? new OperationCanceledException(_caller)
        : _timer.IsCancellationRequested ? new QueryBudgetExceededException("The outside store did not answer in time. Ask for less, or allow more time.", QueryBudgetKind.Time)
        : new RemoteStoreException("The connection to the outside store broke off; its answer is not whole.", error);
}
