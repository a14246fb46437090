namespace CivicCoding.Api.Things;

/// <summary>A thing in a list of the API.</summary>
/// <param name="Id">Its IRI.</param>
/// <param name="Slug">The last part of its addresses.</param>
/// <param name="Name">Its name in the asked language, or the nearest.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Example">True where it is a made-up example.</param>
public sealed record ApiItem(string Id, string Slug, string Name, string? Description, bool Example);
