namespace CivicCoding.Api.Hosting;

/// <summary>When the parts that get ready in the background may begin: once the server listens and has answered a first request, or waited a moment for one, so that the first page does not share the processor with them.</summary>
internal sealed class Warmth(IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _asked;

    /// <summary>Waits until background work may begin.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(cancellation);
        await Task.WhenAny(_answered.Task, Task.Delay(Grace, time, cancellation));
        if (_asked)
        {
            await Task.WhenAny(_answered.Task, Task.Delay(Longest, time, cancellation));
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Runs a request and tells that it was asked and answered.</summary>
    public Task RunAsync(HttpContext context, RequestDelegate next) =>
        _answered.Task.IsCompleted || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? next(context) : RunFirstAsync(context, next);

    private async Task RunFirstAsync(HttpContext context, RequestDelegate next)
    {
        _asked = true;
        try
        {
            await next(context);
        }
        finally
        {
            _answered.TrySetResult();
        }
    }
}
