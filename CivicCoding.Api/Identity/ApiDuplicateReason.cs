namespace CivicCoding.Api.Identity;

/// <summary>What two entries have in common.</summary>
/// <param name="Reason">identifier, page, access, name, nearName, publisher or place.</param>
/// <param name="Value">The common value.</param>
/// <param name="Text">In words.</param>
public sealed record ApiDuplicateReason(string Reason, string Value, string Text);
