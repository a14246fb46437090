namespace CivicCoding.Matching.Features;

/// <summary>A number as its place in the question: the share of the first candidates that have less of it. What counts projects or nearness grows with the network from year to year, its place does not.</summary>
internal static class ListShare
{
    /// <summary>How many candidates are looked at.</summary>
    public const int Among = 600;

    /// <summary>Sets a column from a number of each organisation.</summary>
    public static void Set(FeatureTable table, int column, Func<int, float> number)
    {
        ReadOnlySpan<int> first = table.All.AsSpan(0, Math.Min(Among, table.All.Length));
        Span<float> sorted = stackalloc float[Among];
        sorted = sorted[..first.Length];
        for (int i = 0; i < first.Length; i++)
        {
            sorted[i] = number(first[i]);
        }

        sorted.Sort();
        for (int i = 0; i < table.Count; i++)
        {
            table.Set(i, column, sorted.IsEmpty ? 0 : (float)Less(sorted, number(table.Candidates[i])) / sorted.Length);
        }
    }

    private static int Less(ReadOnlySpan<float> sorted, float value)
    {
        (int low, int high) = (0, sorted.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
