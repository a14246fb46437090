namespace CivicCoding.Graph.Harvest.Csv;

/// <summary>A row of a table with its number as spreadsheets show it: the first row, with the names of the columns, is 1.</summary>
public sealed record CsvRow(long Number, IReadOnlyList<string> Cells);
