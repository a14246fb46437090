namespace CivicCoding.Api.Search;

/// <summary>Entries by the beginning of a name, the nearest first.</summary>
internal sealed record NameList(IReadOnlyList<NameItem> Items);
