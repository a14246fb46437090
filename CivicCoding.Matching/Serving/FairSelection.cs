using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Serving;

/// <summary>Spreads attention: of the first ten places the last ones go to those who score well for how little they are known, and some of them to newcomers; in fair mode of each ten.</summary>
public static class FairSelection
{
    /// <summary>How many of the first ten places newcomers have at least, usually.</summary>
    public const int UsualPlaces = 1;

    /// <summary>How many of each ten places newcomers have at least in fair mode.</summary>
    public const int FairPlaces = 2;

    private const int Page = 10;

    // The last places of a page, how much a known name counts against an organisation there, and how far down is looked.
    private const int Open = 3;
    private const double Damping = 0.08;
    private const int Pool = 100;

    /// <summary>Whether an organisation is a newcomer: at most one project of it is described.</summary>
    public static bool IsNewcomer(MatchIndex index, int organisation)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.Profiles.Described[organisation] <= 1;
    }

    /// <summary>The ranked candidates in their new order, nobody lost; the first places of a page go by score alone, and usually all pages after the first.</summary>
    public static ScoredCandidate[] Apply(MatchIndex index, ScoredCandidate[] ranked, int places)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(ranked);
        double[] damped = Array.ConvertAll(ranked, c => c.Score / Math.Pow(1 + index.Profiles.Described[c.Organisation] + (0.5 * index.Profiles.History[c.Organisation]), Damping));
        var taken = new bool[ranked.Length];
        var order = new ScoredCandidate[ranked.Length];
        int next = 0;
        int shown = 0;
        for (int i = 0; i < order.Length; i++)
        {
            int place = i % Page;
            shown = place == 0 ? 0 : shown;
            while (taken[next])
            {
                next++;
            }

            // Whoever reads on looks for all that fit: there the score alone finds most partners.
            bool spread = i < Page || places > UsualPlaces;
            bool due = spread && places - shown >= Page - place;
            int chosen = due ? FirstNewcomer(index, ranked, taken, next) : spread && place >= Page - Open ? BestDamped(damped, taken, next) : next;
            taken[chosen] = true;
            order[i] = ranked[chosen];
            shown += IsNewcomer(index, ranked[chosen].Organisation) ? 1 : 0;
        }

        return order;
    }

    private static int FirstNewcomer(MatchIndex index, ScoredCandidate[] ranked, bool[] taken, int from)
    {
        for (int i = from; i < ranked.Length; i++)
        {
            if (!taken[i] && IsNewcomer(index, ranked[i].Organisation))
            {
                return i;
            }
        }

        return from;
    }

    private static int BestDamped(double[] damped, bool[] taken, int from)
    {
        int best = from;
        for (int i = from; i < Math.Min(damped.Length, from + Pool); i++)
        {
            best = !taken[i] && damped[i] > damped[best] ? i : best;
        }

        return best;
    }
}
