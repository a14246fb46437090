namespace CivicCoding.Graph.Text;

/// <summary>Numbers the names of an index (things and the values of facets, properties, graphs), so that searches compare and count numbers. A number given once stays: a segment of the index is numbered once, however often the index changes.</summary>
internal sealed class TextNumbers
{
    private readonly System.Threading.Lock _lock = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private volatile string[] _names = new string[256];

    /// <summary>How many numbers are given.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _numbers.Count;
            }
        }
    }

    /// <summary>The number of a name, a new one where it has none.</summary>
    public int NumberOf(string name)
    {
        lock (_lock)
        {
            if (!_numbers.TryGetValue(name, out int number))
            {
                number = _numbers.Count;
                if (number == _names.Length)
                {
                    string[] more = new string[number * 2];
                    _names.CopyTo(more, 0);
                    _names = more;
                }

                _names[number] = name;
                _numbers.Add(name, number);
            }

            return number;
        }
    }

    /// <summary>The number of a name; -1 where it has none.</summary>
    public int Find(string name)
    {
        lock (_lock)
        {
            return _numbers.TryGetValue(name, out int number) ? number : -1;
        }
    }

    /// <summary>The name of a number that was given.</summary>
    public string NameOf(int number) => _names[number];
}
