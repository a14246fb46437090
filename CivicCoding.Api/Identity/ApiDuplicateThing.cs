namespace CivicCoding.Api.Identity;

/// <summary>An entry of a pair.</summary>
/// <param name="Id">Its IRI.</param>
/// <param name="Slug">The last part of its addresses.</param>
/// <param name="Name">Its name in the asked language, or the nearest.</param>
public sealed record ApiDuplicateThing(string Id, string Slug, string Name);
