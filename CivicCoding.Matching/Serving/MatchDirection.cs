namespace CivicCoding.Matching.Serving;

/// <summary>What a few sentences can ask for beside partners.</summary>
public enum MatchDirection
{
    Similar,
    Datasets,
    Skills,
    Calls,
}
