namespace CivicCoding.Matching.Features;

/// <summary>The kinds of organisations that signals tell apart.</summary>
public enum OrganisationKind : byte
{
    Unknown,
    University,
    Research,
    Company,
    PublicBody,
    Association,
}
