namespace CivicCoding.Api.Network;

/// <summary>A thing that is connected with another one.</summary>
/// <param name="Id">Its IRI.</param>
/// <param name="Kind">Its kind in the plural.</param>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Name">Its name in the asked language, or the nearest.</param>
/// <param name="NameLanguage">The language of the name, where it is known.</param>
/// <param name="Relation">The relation in words, as read from the other one.</param>
internal sealed record Neighbour(string Id, string Kind, string Slug, string Name, string? NameLanguage, string Relation);
