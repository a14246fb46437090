namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>Powers of ten for decimals that a long holds.</summary>
internal static class SmallDecimal
{
    private static readonly long[] Powers = MakePowers();

    /// <summary>10 to the power of 0 to 18.</summary>
    public static long Power(int exponent) => Powers[exponent];

    private static long[] MakePowers()
    {
        var powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
