namespace CivicCoding.Matching.Text;

/// <summary>A sparse matrix by rows.</summary>
public sealed class SparseRows
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _columns = [];
    private readonly List<float> _values = [];

    public int RowCount => _starts.Count - 1;

    public int ColumnCount { get; private set; }

    /// <summary>Appends a row.</summary>
    public void Add(ReadOnlySpan<int> columns, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            _columns.Add(columns[i]);
            _values.Add(values[i]);
            ColumnCount = Math.Max(ColumnCount, columns[i] + 1);
        }

        _starts.Add(_columns.Count);
    }

    public ReadOnlySpan<int> Columns(int row) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_columns)[_starts[row].._starts[row + 1]];

    public ReadOnlySpan<float> Values(int row) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[_starts[row].._starts[row + 1]];
}
