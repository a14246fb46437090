namespace CivicCoding.Matching.Serving;

/// <summary>A group of organisations and how much of the recommendations it gets.</summary>
/// <param name="By">size, region, kind or newcomers.</param>
/// <param name="Key">A stable name: an IRI, or a word.</param>
/// <param name="Name">Its name in the asked language.</param>
/// <param name="Members">How many organisations belong to it.</param>
/// <param name="Share">Its share of all places shown.</param>
/// <param name="Expected">Its share of all organisations.</param>
public sealed record ExposureGroup(string By, string Key, string Name, int Members, double Share, double Expected);
