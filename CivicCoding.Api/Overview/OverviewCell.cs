namespace CivicCoding.Api.Overview;

/// <summary>A number with what stands behind it.</summary>
/// <param name="Count">The number.</param>
/// <param name="List">The address of the list that holds so many things.</param>
/// <param name="Query">The query that counts them.</param>
internal sealed record OverviewCell(long Count, string List, string Query);
