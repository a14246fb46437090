namespace CivicCoding.Matching.Serving;

/// <summary>How partners are chosen.</summary>
/// <param name="Fair">Whether places are kept for newcomers.</param>
/// <param name="Today">The day that deadlines are held against.</param>
public sealed record PartnerWishes(bool Fair, DateOnly Today);
