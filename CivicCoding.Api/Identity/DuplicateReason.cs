using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Identity;

/// <summary>One thing that two entries have in common.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The common value; for names how alike they are, in per cent.</param>
internal sealed record DuplicateReason(DuplicateReasonKind Kind, string Value)
{
    /// <summary>How much it says, 0 to 1; from <see cref="DuplicateScan.Enough"/> in all on two entries are shown.</summary>
    public double Weight => Kind switch
    {
        DuplicateReasonKind.Identifier => 0.6,
        DuplicateReasonKind.Name => 0.5,
        DuplicateReasonKind.Page or DuplicateReasonKind.Access => 0.4,
        DuplicateReasonKind.NearName => 0.3,
        _ => 0.2,
    };

    public string In(Language language) => (Kind switch
    {
        DuplicateReasonKind.Identifier => IdentityTexts.SameIdentifier,
        DuplicateReasonKind.Page => IdentityTexts.SamePage,
        DuplicateReasonKind.Access => IdentityTexts.SameAccess,
        DuplicateReasonKind.Name => IdentityTexts.SameName,
        DuplicateReasonKind.NearName => IdentityTexts.NearName,
        DuplicateReasonKind.Publisher => IdentityTexts.SamePublisher,
        _ => IdentityTexts.SamePlace,
    }).In(language, Value);
}
