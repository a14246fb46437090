namespace CivicCoding.Api.Network;

/// <summary>The values of one filter by row, as numbers: those of a row stand together, so that counting reads memory from front to end. 4 bytes a row and 4 a value.</summary>
internal sealed class ValueColumn
{
    private readonly int[] _starts;
    private readonly int[] _values;

    /// <summary>A column of the values of each row.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="valuesOf">The values of a row.</param>
    public ValueColumn(int rows, Func<int, ReadOnlySpan<int>> valuesOf)
    {
        _starts = new int[rows + 1];
        for (int row = 0; row < rows; row++)
        {
            _starts[row + 1] = _starts[row] + valuesOf(row).Length;
        }

        _values = new int[_starts[^1]];
        for (int row = 0; row < rows; row++)
        {
            valuesOf(row).CopyTo(_values.AsSpan(_starts[row]));
        }
    }

    public ReadOnlySpan<int> Of(int row) => _values.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>Which rows have a value.</summary>
    public bool[] Having(int value)
    {
        var rows = new bool[_starts.Length - 1];
        int row = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            if (_values[i] == value)
            {
                while (_starts[row + 1] <= i)
                {
                    row++;
                }

                rows[row] = true;
            }
        }

        return rows;
    }

    /// <summary>How many of the rows that pass have each value.</summary>
    /// <param name="passing">The rows that pass; null: all.</param>
    /// <param name="values">How many values there are.</param>
    public int[] Count(bool[]? passing, int values)
    {
        var counts = new int[values];
        for (int row = 0; row < _starts.Length - 1; row++)
        {
            if (passing is null || passing[row])
            {
                for (int i = _starts[row]; i < _starts[row + 1]; i++)
                {
                    counts[_values[i]]++;
                }
            }
        }

        return counts;
    }
}
