using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Serving;

/// <summary>Keeps places for newcomers: of each ten places the last ones go to the best organisations with at most one project, unless as many stand above already.</summary>
public static class FairSelection
{
    /// <summary>How many of ten places newcomers have at least, usually.</summary>
    public const int UsualPlaces = 1;

    /// <summary>How many of ten places newcomers have at least in fair mode.</summary>
    public const int FairPlaces = 2;

    private const int Page = 10;

    /// <summary>Whether an organisation is a newcomer: at most one project of it is described.</summary>
    public static bool IsNewcomer(MatchIndex index, int organisation)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.Profiles.Described[organisation] <= 1;
    }

    /// <summary>The ranked candidates in their new order; within newcomers and within the others the order stays.</summary>
    public static ScoredCandidate[] Apply(MatchIndex index, ScoredCandidate[] ranked, int places)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        var newcomers = new Queue<ScoredCandidate>();
        var others = new Queue<ScoredCandidate>();
        foreach (ScoredCandidate candidate in ranked)
        {
            (IsNewcomer(index, candidate.Organisation) ? newcomers : others).Enqueue(candidate);
        }

        var order = new ScoredCandidate[ranked.Length];
        int shown = 0;
        for (int i = 0; i < order.Length; i++)
        {
            int place = i % Page;
            shown = place == 0 ? 0 : shown;
            bool due = places - shown >= Page - place;
            bool first = others.Count == 0 || (newcomers.Count > 0 && (due || newcomers.Peek().Score >= others.Peek().Score));
            order[i] = first ? newcomers.Dequeue() : others.Dequeue();
            shown += first ? 1 : 0;
        }

        return order;
    }
}
