namespace CivicCoding.Graph.Harvest.Csv;

/// <summary>How large a table may be, so that no file fills the memory.</summary>
public sealed record CsvBounds
{
    public static CsvBounds Default { get; } = new();

    public long Bytes { get; init; } = 32L << 20;

    public int Columns { get; init; } = 300;

    public int Rows { get; init; } = 20_000;

    /// <summary>Characters of a cell.</summary>
    public int Cell { get; init; } = 100_000;

    /// <summary>The most problems that are told; reading ends there.</summary>
    public int Problems { get; init; } = 100;
}
