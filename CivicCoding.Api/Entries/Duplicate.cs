namespace CivicCoding.Api.Entries;

/// <summary>An entry whose name is much like a new one's.</summary>
/// <param name="Id">Its IRI.</param>
/// <param name="Name">Its name.</param>
/// <param name="Page">Its page.</param>
internal sealed record Duplicate(string Id, string Name, string Page);
