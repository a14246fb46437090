using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Overview;

/// <summary>A table of the overview.</summary>
/// <param name="Id">Its anchor on the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Explanation">How the numbers are counted.</param>
/// <param name="First">The heading of the first column.</param>
/// <param name="Columns">The headings of the numbers.</param>
/// <param name="Lines">The lines, the largest first.</param>
internal sealed record OverviewTable(string Id, Phrase Title, Phrase Explanation, Phrase First, IReadOnlyList<Phrase> Columns, IReadOnlyList<OverviewLine> Lines)
{
    /// <summary>True where the lines are states, so that a map can show them.</summary>
    public bool IsByState => First == OverviewTexts.State;

    /// <summary>True where the lines are sustainable development goals, so that a chart can show all seventeen.</summary>
    public bool IsByGoal => First == OverviewTexts.Goal;

    /// <summary>The largest first number, the length of the longest bar.</summary>
    public long Largest => Lines.Count == 0 ? 1 : Math.Max(1, Lines.Max(l => l.Cells[0].Count));
}
