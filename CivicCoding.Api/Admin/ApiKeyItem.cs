namespace CivicCoding.Api.Admin;

/// <summary>A key as an admin sees it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Created">When it was made or rotated.</param>
/// <param name="Key">The key itself, shown once when it is made or rotated.</param>
public sealed record ApiKeyItem(string Id, string Role, DateTimeOffset Created, string? Key);
