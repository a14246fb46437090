using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;

namespace CivicCoding.Api.Identity;

/// <summary>One thing that two entries have in common.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The common value; for names how alike they are, in per cent.</param>
internal sealed record DuplicateReason(DuplicateReasonKind Kind, string Value)
{
    private const int VeryNear = 93;

    /// <summary>How much it says, 0 to 1; from <see cref="DuplicateScan.Enough"/> in all on two entries are shown.</summary>
    public double Weight => Kind switch
    {
        DuplicateReasonKind.Identifier => 0.6,
        DuplicateReasonKind.Name => 0.5,
        DuplicateReasonKind.Page or DuplicateReasonKind.Access => 0.4,
        DuplicateReasonKind.NearName => int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out int alike) && alike >= VeryNear ? 0.45 : 0.3,
        DuplicateReasonKind.Publisher => 0.15,
        _ => 0.1,
    };

    /// <summary>In words; things are called by their names where these are known.</summary>
    public string In(Language language, IReadOnlyDictionary<string, LocalText> names) => (Kind switch
    {
        DuplicateReasonKind.Identifier => IdentityTexts.SameIdentifier,
        DuplicateReasonKind.Page => IdentityTexts.SamePage,
        DuplicateReasonKind.Access => IdentityTexts.SameAccess,
        DuplicateReasonKind.Name => IdentityTexts.SameName,
        DuplicateReasonKind.NearName => IdentityTexts.NearName,
        DuplicateReasonKind.Publisher => IdentityTexts.SamePublisher,
        _ => IdentityTexts.SamePlace,
    }).In(language, names.TryGetValue(Value, out LocalText? name) ? name.Text : Value);
}
