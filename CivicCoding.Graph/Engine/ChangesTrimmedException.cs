namespace CivicCoding.Graph;

/// <summary>The change log no longer holds what a consumer asked for.</summary>
public sealed class ChangesTrimmedException(long asked, long oldest)
    : Exception($"The change log begins at {oldest}; {asked} is no longer there. Rebuild from a full read.")
{
    public long Asked { get; } = asked;

    public long Oldest { get; } = oldest;
}
