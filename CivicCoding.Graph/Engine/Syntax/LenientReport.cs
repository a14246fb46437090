namespace CivicCoding.Graph.Syntax;

/// <summary>Hands what a lenient read left out or repaired to whoever asked for it.</summary>
internal sealed class LenientReport(Action<RdfSyntaxException>? report)
{
    /// <summary>How many places were reported.</summary>
    public long Count { get; private set; }

    public void Add(RdfSyntaxException place)
    {
        Count++;
        report?.Invoke(place);
    }
}
