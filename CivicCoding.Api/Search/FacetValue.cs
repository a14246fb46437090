namespace CivicCoding.Api.Search;

/// <summary>A value by which results can be narrowed.</summary>
/// <param name="Id">Its IRI, as addresses and requests name it.</param>
/// <param name="Name">Its name in the asked language.</param>
/// <param name="Count">How many results have it.</param>
internal sealed record FacetValue(string Id, string Name, int Count);
