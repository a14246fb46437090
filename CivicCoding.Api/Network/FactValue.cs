namespace CivicCoding.Api.Network;

/// <summary>One value of a fact, ready to be shown.</summary>
/// <param name="Text">What is read.</param>
/// <param name="Page">A page here that it leads to, or null.</param>
/// <param name="Outside">An address elsewhere that it leads to, or null.</param>
/// <param name="Note">What stands beside it, such as a role; or null.</param>
public sealed record FactValue(LocalText Text, string? Page = null, string? Outside = null, string? Note = null);
