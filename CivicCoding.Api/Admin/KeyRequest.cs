namespace CivicCoding.Api.Admin;

/// <summary>A key to make.</summary>
/// <param name="Id">Its name: 1 to 60 letters, digits, hyphens, dots or underscores.</param>
/// <param name="Role">reader, contributor, editor or admin.</param>
public sealed record KeyRequest(string? Id, string? Role);
