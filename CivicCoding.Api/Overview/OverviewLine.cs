using CivicCoding.Api.Network;

namespace CivicCoding.Api.Overview;

/// <summary>A line of a table: what is counted, and its numbers.</summary>
internal sealed record OverviewLine(ThingLink Value, IReadOnlyList<OverviewCell> Cells);
