namespace CivicCoding.Api.Auth;

/// <summary>A key as it is stored: never itself, only its hash.</summary>
/// <param name="Id">The name by which the key is listed and revoked.</param>
/// <param name="Hash">The SHA-256 of the key in hexadecimal; keys are 256 random bits, so a slow hash would add nothing.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Created">When it was made.</param>
public sealed record ApiKey(string Id, string Hash, string Role, DateTimeOffset Created);
