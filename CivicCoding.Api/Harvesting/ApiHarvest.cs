using CivicCoding.Graph.Harvest.Runs;

namespace CivicCoding.Api.Harvesting;

/// <summary>A run of a harvest as an admin sees it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">dcat, ckan or publiccode.</param>
/// <param name="Source">The address or file.</param>
/// <param name="Graph">The named graph of the source.</param>
/// <param name="State">running, done or failed.</param>
/// <param name="Started">When it began.</param>
/// <param name="Deadline">When it ends without a commit if it is not done.</param>
/// <param name="Ended">When it ended, or null.</param>
/// <param name="Resumed">How often it was taken up again.</param>
/// <param name="Pages">The pages read.</param>
/// <param name="Records">The records on them.</param>
/// <param name="Total">How many records the source says it has, or null.</param>
/// <param name="Problems">How often something was left out or repaired.</param>
/// <param name="Counts">What it did, once it is done.</param>
/// <param name="Message">Why it failed, or null.</param>
public sealed record ApiHarvest(
    string Id, string Kind, string Source, string Graph, string State, DateTimeOffset Started, DateTimeOffset Deadline, DateTimeOffset? Ended, int Resumed, int Pages, int Records, long? Total, int Problems, HarvestCounts? Counts, string? Message)
{
    public static ApiHarvest Of(HarvestStatus run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(run.Id, run.Request.Kind, run.Request.Source, run.Request.Graph.Value, run.State.ToString().ToLowerInvariant(), run.Started, run.Deadline, run.Ended, run.Resumed, run.Pages, run.Records, run.Total, run.Problems, run.Counts, run.Message);
    }
}
