using CivicCoding.Api.Entries;
using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Tables;

/// <summary>How a table becomes entries: its kind, its source, and what each column says (docs/tables.md).</summary>
internal sealed record TableMapping
{
    public required KindForm Form { get; init; }

    /// <summary>The short name of the source; its graph is graph/csv/{Name}.</summary>
    public required string Name { get; init; }

    public required Phrase Title { get; init; }

    /// <summary>The page or file that the table comes from.</summary>
    public required string Address { get; init; }

    /// <summary>Under which terms the facts may be used, or null.</summary>
    public Phrase? Rights { get; init; }

    public string? Encoding { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>The column that names a row for good, or null: its name does.</summary>
    public string? IdColumn { get; init; }

    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>What every row says.</summary>
    public IReadOnlyList<(TableColumn Column, string Value)> Constants { get; init; } = [];

    /// <summary>Columns that are left out on purpose.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];
}
