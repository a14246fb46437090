namespace CivicCoding.Graph.Harvest.Csv;

/// <summary>What can be wrong with a table before anybody looks at what its cells mean.</summary>
public enum CsvFault
{
    /// <summary>The file holds nothing.</summary>
    Empty,

    /// <summary>The file is larger than a table may be.</summary>
    TooLarge,

    /// <summary>The first row has more columns than a table may have.</summary>
    TooManyColumns,

    /// <summary>There are more rows than a table may have.</summary>
    TooManyRows,

    /// <summary>A cell is longer than a cell may be, mostly because a quotation mark before it is not closed.</summary>
    CellTooLong,

    /// <summary>A quotation mark is opened and not closed, or stands alone within a cell.</summary>
    QuoteNotClosed,

    /// <summary>A cell holds the character NUL, so the file is no text.</summary>
    NulCharacter,

    /// <summary>A row has more or fewer cells than the first row.</summary>
    WrongCellCount,

    /// <summary>Two columns have the same name.</summary>
    SameColumnTwice,
}
