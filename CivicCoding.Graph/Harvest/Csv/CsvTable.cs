using System.Text;
using CsvHelper;

namespace CivicCoding.Graph.Harvest.Csv;

/// <summary>A table of text as spreadsheets write it (RFC 4180, also with semicolons): the names of its columns, its rows, and what is wrong with it. Cells are text whatever they begin with; nothing in them is computed.</summary>
public sealed class CsvTable
{
    private readonly List<CsvRow> _rows = [];
    private readonly List<CsvProblem> _problems = [];

    private CsvTable()
    {
    }

    /// <summary>The name of the encoding that was read.</summary>
    public string Encoding { get; private set; } = "";

    public char Delimiter { get; private set; }

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public IReadOnlyList<CsvRow> Rows => _rows;

    public IReadOnlyList<CsvProblem> Problems => _problems;

    /// <summary>Reads a table. Rows with a problem are left out and the problem is told.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="encoding">The encoding, or null to find it out.</param>
    /// <param name="delimiter">What parts the cells, or null to find it out.</param>
    /// <param name="bounds">How large the table may be.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static CsvTable Read(Stream stream, Encoding? encoding = null, char? delimiter = null, CsvBounds? bounds = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        bounds ??= CsvBounds.Default;
        var table = new CsvTable();
        if (ReadBytes(stream, bounds.Bytes) is not { } bytes)
        {
            table._problems.Add(new CsvProblem(CsvFault.TooLarge, 0, Allowed: bounds.Bytes));
            return table;
        }

        (Encoding found, int mark) = CsvText.Detect(bytes.Span);
        Encoding used = encoding ?? found;
        string text = used.GetString(bytes.Span[mark..]);
        table.Encoding = used.WebName;
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
        {
            // The hint that some spreadsheets write in a row of its own.
            delimiter ??= text[4];
            int end = text.IndexOf('\n', StringComparison.Ordinal);
            text = end < 0 ? "" : text[end..];
        }

        table.Delimiter = delimiter ?? CsvText.Delimiter(text);
        table.Parse(text, bounds, cancellation);
        return table;
    }

    private static ReadOnlyMemory<byte>? ReadBytes(Stream stream, long most)
    {
        using var whole = new MemoryStream();
        byte[] block = new byte[1 << 16];
        int read;
        while ((read = stream.Read(block)) > 0)
        {
            whole.Write(block, 0, read);
            if (whole.Length > most)
            {
                return null;
            }
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    private void Parse(string text, CsvBounds bounds, CancellationToken cancellation)
    {
        bool malformed = false;
        var options = new CsvReaderOptions
        {
            Separator = Delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            DetectSeparatorHint = false,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = _ => malformed = true,
        };
        using CsvReader reader = CsvReader.FromText(text, options);
        while (_problems.Count < bounds.Problems && reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!Take(reader, malformed, bounds))
            {
                break;
            }

            malformed = false;
        }

        if (Columns.Count == 0 && _problems.Count == 0)
        {
            _problems.Add(new CsvProblem(CsvFault.Empty, 0));
        }
    }

    /// <returns>False where reading on makes no sense.</returns>
    private bool Take(CsvReader reader, bool malformed, CsvBounds bounds)
    {
        long number = reader.RowNumber;
        if (reader.FieldCount > bounds.Columns)
        {
            _problems.Add(new CsvProblem(CsvFault.TooManyColumns, number, Found: reader.FieldCount, Allowed: bounds.Columns));
            return Columns.Count > 0;
        }

        string[] cells = new string[reader.FieldCount];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.GetString(i);
        }

        if (FaultOf(cells, malformed, number, bounds) is { } fault)
        {
            _problems.Add(fault);
            return Columns.Count > 0;
        }

        if (cells.All(string.IsNullOrWhiteSpace))
        {
            return true;
        }

        if (Columns.Count == 0)
        {
            Columns = [.. cells.Select(c => c.Trim())];
            foreach (string name in Columns.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key))
            {
                _problems.Add(new CsvProblem(CsvFault.SameColumnTwice, number, name));
            }

            return true;
        }

        if (_rows.Count >= bounds.Rows)
        {
            _problems.Add(new CsvProblem(CsvFault.TooManyRows, number, Allowed: bounds.Rows));
            return false;
        }

        if (cells.Length != Columns.Count)
        {
            _problems.Add(new CsvProblem(CsvFault.WrongCellCount, number, Found: cells.Length, Allowed: Columns.Count));
            return true;
        }

        _rows.Add(new CsvRow(number, cells));
        return true;
    }

    private CsvProblem? FaultOf(string[] cells, bool malformed, long number, CsvBounds bounds)
    {
        if (Array.Exists(cells, c => c.Length > bounds.Cell))
        {
            return new CsvProblem(CsvFault.CellTooLong, number, Allowed: bounds.Cell);
        }

        if (malformed)
        {
            return new CsvProblem(CsvFault.QuoteNotClosed, number);
        }

        return Array.FindIndex(cells, c => c.Contains('\0', StringComparison.Ordinal)) is >= 0 and int at
            ? new CsvProblem(CsvFault.NulCharacter, number, at < Columns.Count ? Columns[at] : null)
            : null;
    }
}
