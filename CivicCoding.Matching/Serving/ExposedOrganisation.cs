namespace CivicCoding.Matching.Serving;

/// <summary>An organisation and how often it is shown.</summary>
public sealed record ExposedOrganisation(string Id, string Slug, string Name, int Places);
