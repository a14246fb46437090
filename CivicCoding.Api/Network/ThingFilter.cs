namespace CivicCoding.Api.Network;

/// <summary>What narrows a list: words in the name, and values of properties by the filter's name in addresses.</summary>
public sealed record ThingFilter(string? Words, IReadOnlyDictionary<string, string> Values)
{
    public static ThingFilter None { get; } = new(null, new Dictionary<string, string>(StringComparer.Ordinal));
}
