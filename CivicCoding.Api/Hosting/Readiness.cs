namespace CivicCoding.Api.Hosting;

/// <summary>Which parts of the server are ready. A part that needs time to start registers itself before the server listens.</summary>
public sealed class Readiness(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, PartState> _parts = new(StringComparer.Ordinal);

    /// <summary>The timestamp of the start.</summary>
    public long Started { get; } = time.GetTimestamp();

    public bool IsReady
    {
        get
        {
            lock (_gate)
            {
                return _parts.Values.All(p => p.Ready);
            }
        }
    }

    /// <summary>Tells the state of a part: whether it is ready, up to which commit it has come, and a word about it.</summary>
    public void Report(string part, bool ready, long? sequence = null, string? note = null)
    {
        lock (_gate)
        {
            _parts[part] = new PartState(ready, sequence, note);
        }
    }

    public IReadOnlyDictionary<string, PartState> Parts()
    {
        lock (_gate)
        {
            return new Dictionary<string, PartState>(_parts, StringComparer.Ordinal);
        }
    }

    /// <summary>The state of one part.</summary>
    public sealed record PartState(bool Ready, long? Sequence, string? Note);
}
