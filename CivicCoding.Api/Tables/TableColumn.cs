namespace CivicCoding.Api.Tables;

/// <summary>Where the cells of a column go.</summary>
/// <param name="Column">The name of the column.</param>
/// <param name="Field">The field of the kind's form.</param>
internal sealed record TableColumn(string Column, string Field)
{
    /// <summary>The field of a part, where the field has parts.</summary>
    public string? Inner { get; init; }

    /// <summary>The language of the texts.</summary>
    public string Language { get; init; } = "de";

    /// <summary>What parts several values of a cell.</summary>
    public string Separator { get; init; } = "|";

    /// <summary>True where the values are not public; null: as the form has it.</summary>
    public bool? Internal { get; init; }

    /// <summary>What a word of the table means.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
