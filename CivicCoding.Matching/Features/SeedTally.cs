using System.Runtime.Intrinsics;

namespace CivicCoding.Matching.Features;

/// <summary>What one organisation shares with the known members. It lies together in memory because it is counted together, for each member of each project of a known member.</summary>
internal struct SeedTally
{
    private Vector256<float> _sums;

    /// <summary>Shared projects by what they count.</summary>
    public readonly float Hop => _sums[0];

    /// <summary>Of these those without a text.</summary>
    public readonly float HopHistory => _sums[1];

    /// <summary>The same, near words counting more.</summary>
    public readonly float HopText => _sums[2];

    /// <summary>Projects shared with the leading member.</summary>
    public readonly float HopLead => _sums[3];

    /// <summary>Shared projects in the same family of calls.</summary>
    public readonly float HopFamily => _sums[4];

    /// <summary>Shared projects, each counting one.</summary>
    public readonly float HopCount => _sums[5];

    /// <summary>Shared projects that the leading member led.</summary>
    public readonly float HopLed => _sums[6];

    /// <summary>The chance that a project of a known member has the organisation in it.</summary>
    public readonly float Given => _sums[7];

    /// <summary>The nearest project that a known member and the organisation share.</summary>
    public float HopBest { get; private set; }

    /// <summary>The day number of the latest shared project, or zero.</summary>
    public float LastDay { get; private set; }

    /// <summary>How many of the known members the organisation has worked with.</summary>
    public float Members { get; private set; }

    /// <summary>The greatest share of a known member's projects that the organisation was in.</summary>
    public float BestGiven { get; set; }

    /// <summary>Projects shared with the known member that is looked at.</summary>
    public float Shared { get; private set; }

    /// <summary>What a shared project adds to the sums.</summary>
    public static Vector256<float> Gain(float weight, float near, bool described, bool first, bool sameFamily, bool led, float share) =>
        Vector256.Create(weight, described ? 0 : weight, weight * near, first ? weight : 0, sameFamily ? weight : 0, 1, led ? weight : 0, share);

    /// <summary>Counts a project shared with a known member; true where it is the first with this member.</summary>
    public bool Add(Vector256<float> gain, float near, float day)
    {
        bool first = Shared == 0;
        Shared++;
        Members += first ? 1 : 0;
        _sums += gain;
        HopBest = MathF.Max(HopBest, near);
        LastDay = MathF.Max(LastDay, day);
        return first;
    }

    /// <summary>Turns to the next known member.</summary>
    public void Next() => Shared = 0;
}
