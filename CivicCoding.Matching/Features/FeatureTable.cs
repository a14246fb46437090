namespace CivicCoding.Matching.Features;

/// <summary>The numbers of all signals for a list of candidates: one line for each candidate, one column for each feature.</summary>
public sealed class FeatureTable(int width)
{
    private float[] _values = [];
    private int[] _lines = [];

    public int Width { get; } = width;

    public int Count { get; private set; }

    /// <summary>The candidates of the lines.</summary>
    public int[] Candidates { get; private set; } = [];

    /// <summary>All candidates of the question, also those whose lines are not kept: what is much or little is told beside all of them.</summary>
    internal int[] All { get; private set; } = [];

    /// <summary>How high each of all candidates stands before it is ranked.</summary>
    internal float[] AllStanding { get; private set; } = [];

    /// <summary>Where the candidate of a line is among all.</summary>
    internal ReadOnlySpan<int> Lines => _lines;

    public ReadOnlySpan<float> this[int line] => _values.AsSpan(line * Width, Width);

    public float[] Values => _values;

    /// <summary>How high the candidate of each line stands before it is ranked.</summary>
    public float[] Standing { get; private set; } = [];

    /// <summary>Sets a number.</summary>
    public void Set(int line, int column, float value) => _values[(line * Width) + column] = float.IsFinite(value) ? value : 0;

    /// <summary>Makes room for candidates and clears all numbers.</summary>
    public void Reset(int[] candidates)
    {
        Candidates = candidates;
        All = candidates;
        Count = candidates.Length;
        Standing = new float[Count];
        AllStanding = Standing;
        _lines = [.. Enumerable.Range(0, Count)];
        int size = Count * Width;
        if (_values.Length < size)
        {
            _values = new float[size];
        }
        else
        {
            Array.Clear(_values, 0, size);
        }
    }

    /// <summary>Keeps some lines, given in rising order, with the numbers that they have so far.</summary>
    internal void Keep(ReadOnlySpan<int> lines)
    {
        int[] kept = new int[lines.Length];
        int[] among = new int[lines.Length];
        float[] standing = new float[lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            kept[i] = Candidates[lines[i]];
            standing[i] = Standing[lines[i]];
            among[i] = _lines[lines[i]];
            this[lines[i]].CopyTo(_values.AsSpan(i * Width, Width));
        }

        Candidates = kept;
        Standing = standing;
        _lines = among;
        Count = lines.Length;
    }
}
