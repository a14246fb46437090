namespace CivicCoding.Matching.Serving;

/// <summary>What a few sentences can ask for beside partners.</summary>
public enum MatchDirection
{
    Similar,
    Datasets,
    Skills,
    Calls,

    /// <summary>Offers that meet what the sentences say is lacking.</summary>
    Offers,

    /// <summary>Needs that are met by what the sentences say is there.</summary>
    Needs,

    /// <summary>Projects that the dataset, community or organisation which the sentences describe could serve or join.</summary>
    Projects,
}
