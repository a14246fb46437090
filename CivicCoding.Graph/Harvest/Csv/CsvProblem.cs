namespace CivicCoding.Graph.Harvest.Csv;

/// <summary>A fault with its place.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Row">The row as spreadsheets number it, from 1; 0: the file.</param>
/// <param name="Column">The name of the column, or null.</param>
/// <param name="Found">What was counted, where something was.</param>
/// <param name="Allowed">What is allowed, where there is a bound.</param>
public sealed record CsvProblem(CsvFault Fault, long Row, string? Column = null, long Found = 0, long Allowed = 0);
