using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Tables;

/// <summary>What is to be said of a row.</summary>
/// <param name="Row">The row as spreadsheets number it; 0: the file.</param>
/// <param name="Column">The name of the column, or null.</param>
/// <param name="Text">What is wrong, and what to do.</param>
internal sealed record TableMessage(long Row, string? Column, Phrase Text)
{
    public string In(Language language)
    {
        string text = Text.In(language);
        return (Row, Column) switch
        {
            (0, null) => text,
            (0, { } column) => TableTexts.AtColumn.In(language, column, text),
            (_, null) => TableTexts.AtRow.In(language, Row, text),
            (_, { } column) => TableTexts.AtCell.In(language, Row, column, text),
        };
    }
}
