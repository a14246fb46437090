namespace CivicCoding.Api.Identity;

/// <summary>What two entries have in common.</summary>
internal enum DuplicateReasonKind
{
    Identifier,
    Page,
    Access,
    Name,
    NearName,
    Publisher,
    Place,
}
