using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>One way in which an organisation fits a project: numbers for the ranker. A number is zero where the graph says nothing.</summary>
public interface IMatchSignal
{
    /// <summary>The signal's stable name, as reports and the model's card show it.</summary>
    string Name { get; }

    /// <summary>The names of its numbers, in the order of its columns.</summary>
    IReadOnlyList<string> Features { get; }

    /// <summary>Writes the numbers of all candidates of the table, from <paramref name="column"/> on.</summary>
    void Measure(MatchContext context, FeatureTable table, int column);

    /// <summary>Whether the numbers of a candidate come from the others' places in the list, so that all candidates are measured even where few are kept.</summary>
    bool ByList => false;
}
