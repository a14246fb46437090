namespace CivicCoding.Matching.Features;

/// <summary>Score arrays over all organisations, reused from query to query by one thread at a time.</summary>
public sealed class MatchWorkspace(int organisations, int documents, int projects)
{
    private readonly List<float[]> _arrays = [];
    private int _used;
    private (string Text, IReadOnlyList<string> Terms) _last = ("", []);

    public int Organisations { get; } = organisations;

    public float[] ProjectScores { get; } = new float[projects];

    public float[] HistoryScores { get; } = new float[projects];

    public float[] DocumentScores { get; } = new float[documents];

    public float[] ShortScores { get; } = new float[documents];

    public float[] LatentScores { get; } = new float[documents];

    /// <summary>What each organisation shares with the known members; empty but for <see cref="Met"/>.</summary>
    internal SeedTally[] Tallies { get; } = new SeedTally[organisations];

    /// <summary>The organisations that known members have met, once for each member that has.</summary>
    internal List<int> Met { get; } = [];

    /// <summary>Takes an array of zeros, one number for each organisation.</summary>
    public float[] Take()
    {
        if (_used == _arrays.Count)
        {
            _arrays.Add(new float[Organisations]);
        }
        else
        {
            Array.Clear(_arrays[_used]);
        }

        return _arrays[_used++];
    }

    /// <summary>The terms of a text; those of the last one are kept, as several indexes are asked for the same text.</summary>
    public IReadOnlyList<string> Terms(string text)
    {
        if (_last.Text != text)
        {
            _last = (text, Text.TextAnalyzer.Terms(text));
        }

        return _last.Terms;
    }

    /// <summary>Gives all arrays back.</summary>
    public void Reset()
    {
        _used = 0;
        foreach (int o in Met)
        {
            Tallies[o] = default;
        }

        Met.Clear();
    }
}
