using System.Runtime.InteropServices;

namespace CivicCoding.Graph.Text;

/// <summary>What one search finds of each thing. It is used again by later searches: thousands of things for each search would have the garbage collector work for longer than the search. 4 bytes a thing of the index and about 80 for each of the most that a search found, up to <see cref="MostKept"/>.</summary>
internal sealed class ThingScores
{
    /// <summary>After a search that found more the rest is given back.</summary>
    public const int MostKept = 100_000;

    private readonly List<ThingScore> _scores = [];

    /// <summary>By the number of a thing its place among the scores, from 1.</summary>
    private int[] _places = [];
    private int _count;

    /// <summary>Every thing of which anything was found.</summary>
    public ReadOnlySpan<ThingScore> All => CollectionsMarshal.AsSpan(_scores)[.._count];

    /// <summary>The things that match, as the search gathers them.</summary>
    public List<ThingScore> Found { get; } = [];

    /// <summary>Those of them that are narrowed down to.</summary>
    public List<ThingScore> Kept { get; } = [];

    /// <summary>Makes room for things with numbers below a bound.</summary>
    public void Begin(int numbers)
    {
        if (_places.Length < numbers)
        {
            _places = new int[numbers + (numbers / 8)];
        }
    }

    /// <summary>What is found of a thing, or null for nothing.</summary>
    public ThingScore? Find(int number) => _places[number] is > 0 and var place ? _scores[place - 1] : null;

    /// <summary>What is found of a thing, made where there is nothing.</summary>
    public ThingScore Of(int number, TextNumbers numbers)
    {
        if (_places[number] is > 0 and var place)
        {
            return _scores[place - 1];
        }

        if (_count == _scores.Count)
        {
            _scores.Add(new ThingScore());
        }

        ThingScore score = _scores[_count++];
        score.Begin(number, numbers.NameOf(number));
        _places[number] = _count;
        return score;
    }

    /// <summary>Forgets everything, for the next search.</summary>
    public void End()
    {
        foreach (ThingScore score in All)
        {
            // Nothing keeps the names of things that may be erased.
            _places[score.Number] = 0;
            score.Begin(SegmentColumns.None, "");
        }

        _count = 0;
        Found.Clear();
        Kept.Clear();
        if (_scores.Count > MostKept)
        {
            _scores.RemoveRange(MostKept, _scores.Count - MostKept);
            _scores.TrimExcess();
            Found.TrimExcess();
            Kept.TrimExcess();
        }
    }
}
