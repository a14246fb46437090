namespace CivicCoding.Api.Search;

/// <summary>An entry whose name or alias begins as typed.</summary>
/// <param name="Id">Its IRI.</param>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Kind">Its kind in the plural.</param>
/// <param name="Name">The name or alias that begins so.</param>
internal sealed record NameItem(string Id, string Slug, string Kind, string Name);
