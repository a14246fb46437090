using System.Text;
using CivicCoding.Graph.Harvest.Csv;
using CsCheck;

namespace CivicCoding.Graph.Tests.Harvest.Csv;

public sealed class CsvTableTests
{
    private const string German = "Name;Größe\nStraßenfest;groß\n";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "utf-8", Encoding.UTF8.GetBytes(German) },
        { "utf-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(German)] },
        { "utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(German)] },
        { "utf-16", Encoding.Unicode.GetBytes(German) },
        { "utf-16BE", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(German)] },
        { "utf-16BE", Encoding.BigEndianUnicode.GetBytes(German) },
        { "windows-1252", CsvText.Named("windows-1252")!.GetBytes(German) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found_out(string name, byte[] bytes)
    {
        CsvTable table = Read(bytes);

        Assert.Equal(name, table.Encoding, ignoreCase: true);
        Assert.Equal(["Name", "Größe"], table.Columns);
        Assert.Equal(["Straßenfest", "groß"], Assert.Single(table.Rows).Cells);
        Assert.Empty(table.Problems);
    }

    [Theory]
    [InlineData("a;b\n1;2", ';')]
    [InlineData("a,b\n1,2", ',')]
    [InlineData("a\tb\n1\t2", '\t')]
    [InlineData("a|b\n1|2", '|')]
    [InlineData("\"a,b,c\";b\n1;2", ';')]
    [InlineData("sep=,\na,b\n1,2", ',')]
    public void The_separator_is_found_out(string text, char delimiter)
    {
        CsvTable table = Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal(delimiter, table.Delimiter);
        Assert.Equal(2, table.Columns.Count);
        Assert.Equal(["1", "2"], Assert.Single(table.Rows).Cells);
    }

    [Fact]
    public void Cells_that_look_like_formulas_are_text_and_quotes_commas_and_line_breaks_belong_to_cells()
    {
        CsvTable table = Read("a;b;c\n=1+1;+49 30;@x\n\"x;\"\"y\"\"\";\"two\nlines\";-1\n"u8.ToArray());

        Assert.Equal(["=1+1", "+49 30", "@x"], table.Rows[0].Cells);
        Assert.Equal(["x;\"y\"", "two\nlines", "-1"], table.Rows[1].Cells);
        Assert.Equal([2L, 3L], table.Rows.Select(r => r.Number));
    }

    [Fact]
    public void What_is_wrong_is_told_by_row_and_the_other_rows_are_read()
    {
        CsvTable table = Read("a;b\n1;2\n1;2;3\nx\0;y\n\n5;6\n"u8.ToArray());

        Assert.Equal([(CsvFault.WrongCellCount, 3L), (CsvFault.NulCharacter, 4L)], table.Problems.Select(p => (p.Fault, p.Row)));
        Assert.Equal([2L, 6L], table.Rows.Select(r => r.Number));
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_told_at_its_row()
    {
        CsvTable table = Read("a;b\n1;2\n\"open;4\n5;6\n7;8\n"u8.ToArray());

        CsvProblem problem = Assert.Single(table.Problems);
        Assert.Equal((CsvFault.QuoteNotClosed, 3L), (problem.Fault, problem.Row));
        Assert.Single(table.Rows);
    }

    [Fact]
    public void A_cell_of_a_megabyte_and_ten_thousand_columns_are_refused()
    {
        CsvTable wide = Read(Encoding.UTF8.GetBytes(string.Join(';', Enumerable.Range(0, 10_000)) + "\n"));
        CsvTable open = Read(Encoding.UTF8.GetBytes("a;b\n1;\"" + new string('x', 1 << 20) + "\"\n"));

        Assert.Equal((CsvFault.TooManyColumns, 1L, 10_000L), (wide.Problems[0].Fault, wide.Problems[0].Row, wide.Problems[0].Found));
        Assert.Equal((CsvFault.CellTooLong, 2L), (open.Problems[0].Fault, open.Problems[0].Row));
    }

    [Fact]
    public void Bounds_hold_for_bytes_rows_and_names()
    {
        var bounds = new CsvBounds { Bytes = 20, Rows = 2 };

        Assert.Equal(CsvFault.TooLarge, CsvTable.Read(new MemoryStream(new byte[21]), bounds: bounds).Problems[0].Fault);
        Assert.Equal((CsvFault.TooManyRows, 4L), CsvTable.Read(new MemoryStream("a\n1\n2\n3\n"u8.ToArray()), bounds: bounds).Problems.Select(p => (p.Fault, p.Row)).Single());
        Assert.Equal(CsvFault.SameColumnTwice, Read("a;A\n1;2\n"u8.ToArray()).Problems.Single().Fault);
        Assert.Equal(CsvFault.Empty, Read([]).Problems.Single().Fault);
    }

    [Fact]
    public void Any_cells_written_with_quotes_are_read_as_they_were() =>
        Gen.Char["ab \";,\n=@"].Array[0, 6].Select(c => new string(c)).Array[2, 4].Array[1, 5].Sample(
            rows =>
            {
                int width = rows[0].Length;
                string[][] cells = [.. rows.Where(r => r.Length == width && r.Any(c => !string.IsNullOrWhiteSpace(c)))];
                string text = string.Join(';', Enumerable.Range(0, width).Select(i => "c" + i)) + "\r\n" + string.Concat(cells.Select(r => string.Join(';', r.Select(c => '"' + c.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')) + "\r\n"));
                CsvTable table = Read(Encoding.UTF8.GetBytes(text));
                return table.Problems.Count == 0 && table.Rows.Select(r => string.Join('\u0001', r.Cells)).SequenceEqual(cells.Select(r => string.Join('\u0001', r)), StringComparer.Ordinal);
            },
            iter: 300);

    [Fact]
    public void Any_bytes_end_in_rows_or_problems() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Read(bytes).Problems.Count + Read(bytes).Columns.Count > 0, iter: 300);

    private static CsvTable Read(byte[] bytes) => CsvTable.Read(new MemoryStream(bytes), cancellation: TestContext.Current.CancellationToken);
}
