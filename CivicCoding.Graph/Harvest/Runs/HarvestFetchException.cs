namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>A page could not be fetched; the message names the host and why.</summary>
/// <param name="message">Why.</param>
/// <param name="mayRecover">True where it makes sense to ask again.</param>
/// <param name="wait">How long the server asks to wait, or null.</param>
/// <param name="inner">What happened.</param>
public sealed class HarvestFetchException(string message, bool mayRecover, TimeSpan? wait = null, Exception? inner = null) : IOException(message, inner)
{
    public bool MayRecover { get; } = mayRecover;

    public TimeSpan? Wait { get; } = wait;
}
