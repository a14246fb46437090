using System.Runtime.InteropServices;

namespace CivicCoding.Matching.Text;

/// <summary>An inverted index in memory with Okapi BM25 weights, scored term at a time into a dense array.</summary>
public sealed class Bm25Index
{
    private const int MaxUnknown = 40;
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly int[] _starts;
    private readonly int[] _documents;
    private readonly float[] _impacts;
    private readonly float[] _idf;
    private readonly bool _pairs;
    private readonly Lazy<CompoundWords> _compounds;

    /// <param name="texts">The documents.</param>
    /// <param name="k1">How soon repetition stops to count.</param>
    /// <param name="b">How much length counts.</param>
    /// <param name="pairs">Whether pairs of neighbouring terms are terms too.</param>
    public Bm25Index(IReadOnlyList<string> texts, float k1 = 1.2f, float b = 0.75f, bool pairs = false)
    {
        ArgumentNullException.ThrowIfNull(texts);
        _pairs = pairs;
        _compounds = new(() => new CompoundWords(_terms.Keys.Where(t => t.Length > 2 && !t.Contains(' ', StringComparison.Ordinal))));
        Count = texts.Count;
        var rows = new (int Term, int Frequency)[texts.Count][];
        var lengths = new int[texts.Count];
        var frequencies = new List<int>();
        for (int d = 0; d < texts.Count; d++)
        {
            rows[d] = CountTerms(TextAnalyzer.Terms(texts[d]), add: true, frequencies);
            lengths[d] = rows[d].Sum(t => t.Frequency);
            foreach ((int term, _) in rows[d])
            {
                frequencies[term]++;
            }
        }

        double average = Math.Max(1, lengths.Length == 0 ? 1 : lengths.Average());
        _idf = new float[frequencies.Count];
        _starts = new int[frequencies.Count + 1];
        for (int t = 0; t < frequencies.Count; t++)
        {
            _idf[t] = (float)Math.Log(1 + ((texts.Count - frequencies[t] + 0.5) / (frequencies[t] + 0.5)));
            _starts[t + 1] = _starts[t] + frequencies[t];
        }

        _documents = new int[_starts[^1]];
        _impacts = new float[_starts[^1]];
        int[] at = _starts[..^1];
        for (int d = 0; d < rows.Length; d++)
        {
            foreach ((int term, int frequency) in rows[d])
            {
                float tf = frequency * (k1 + 1) / (frequency + (k1 * (1 - b + (b * (float)(lengths[d] / average)))));
                _documents[at[term]] = d;
                _impacts[at[term]++] = tf * _idf[term];
            }
        }

        Rows = BuildRows(rows);
    }

    /// <summary>How many documents there are.</summary>
    public int Count { get; }

    /// <summary>Each document's weights by term, of length one: what the latent space is found from.</summary>
    public SparseRows Rows { get; }

    /// <summary>The weight of a term that few documents have.</summary>
    public float Idf(int term) => _idf[term];

    /// <summary>The weight of a term by its folded form; zero where no document has it.</summary>
    public float IdfOf(string term) => _terms.TryGetValue(term, out int id) ? _idf[id] : 0;

    /// <summary>How many documents hold a term.</summary>
    public int DocumentFrequency(int term) => _starts[term + 1] - _starts[term];

    /// <summary>The documents that hold a term.</summary>
    internal ReadOnlySpan<int> Documents(int term) => _documents.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);

    /// <summary>The known terms of a text with their weight in it.</summary>
    public (int[] Terms, float[] Weights) Analyse(string text, int maximum = 400) => Analyse(TextAnalyzer.Terms(text), maximum);

    /// <summary>The known ones of a text's terms with their weight in it.</summary>
    public (int[] Terms, float[] Weights) Analyse(IReadOnlyList<string> words, int maximum = 400)
    {
        (int Term, float Frequency)[] counted = WithCompounds(words);
        if (counted.Length > maximum)
        {
            Array.Sort(counted, (x, y) => (y.Frequency * _idf[y.Term]).CompareTo(x.Frequency * _idf[x.Term]) is not 0 and int c ? c : x.Term.CompareTo(y.Term));
            counted = counted[..maximum];
        }

        return (Array.ConvertAll(counted, c => c.Term), Array.ConvertAll(counted, c => c.Frequency));
    }

    /// <summary>The known words that an unknown folded word stands for.</summary>
    public IReadOnlyList<(string Term, float Weight)> Expand(string term) => _terms.ContainsKey(term) ? [] : _compounds.Value.Expand(term);

    /// <summary>Adds each document's score to <paramref name="scores"/>.</summary>
    public void Score(ReadOnlySpan<int> terms, ReadOnlySpan<float> weights, Span<float> scores)
    {
        for (int i = 0; i < terms.Length; i++)
        {
            float weight = weights[i];
            ReadOnlySpan<int> documents = Documents(terms[i]);
            ReadOnlySpan<float> impacts = _impacts.AsSpan(_starts[terms[i]], documents.Length);
            for (int p = 0; p < documents.Length; p++)
            {
                scores[documents[p]] += weight * impacts[p];
            }
        }
    }

    /// <summary>The weights of an analysed text as a row of <see cref="Rows"/>.</summary>
    public float[] RowOf(ReadOnlySpan<int> terms, ReadOnlySpan<float> frequencies)
    {
        var row = new float[terms.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            row[i] = DocumentFrequency(terms[i]) < 2 ? 0 : (1 + MathF.Log(frequencies[i])) * _idf[terms[i]];
        }

        LatentSpace.Normalise(row);
        return row;
    }

    private (int Term, float Frequency)[] WithCompounds(IReadOnlyList<string> words)
    {
        var counts = new Dictionary<int, float>();
        foreach ((int term, int frequency) in CountTerms(words, add: false, null))
        {
            counts[term] = frequency;
        }

        // Only German writes compounds as one word, and only a few unknown words of a question can matter.
        int unknown = 0;
        foreach (string word in words)
        {
            if (_terms.ContainsKey(word) || unknown++ >= MaxUnknown)
            {
                continue;
            }

            foreach ((string known, float weight) in _compounds.Value.Expand(word))
            {
                int id = _terms[known];
                counts[id] = MathF.Max(counts.GetValueOrDefault(id), weight);
            }
        }

        (int Term, float Frequency)[] result = [.. counts.Select(c => (c.Key, c.Value))];
        Array.Sort(result);
        return result;
    }

    private SparseRows BuildRows((int Term, int Frequency)[][] counted)
    {
        var rows = new SparseRows();
        foreach ((int Term, int Frequency)[] row in counted)
        {
            int[] terms = Array.ConvertAll(row, t => t.Term);
            rows.Add(terms, RowOf(terms, Array.ConvertAll(row, t => (float)t.Frequency)));
        }

        return rows;
    }

    private (int Term, int Frequency)[] CountTerms(IReadOnlyList<string> words, bool add, List<int>? frequencies)
    {
        var counts = new Dictionary<int, int>();
        string? previous = null;
        foreach (string term in words)
        {
            CountTerm(term, add, frequencies, counts);
            if (_pairs && previous is not null)
            {
                CountTerm(previous + " " + term, add, frequencies, counts);
            }

            previous = term;
        }

        var result = new (int Term, int Frequency)[counts.Count];
        int n = 0;
        foreach ((int term, int count) in counts)
        {
            result[n++] = (term, count);
        }

        Array.Sort(result);
        return result;
    }

    private void CountTerm(string term, bool add, List<int>? frequencies, Dictionary<int, int> counts)
    {
        if (!_terms.TryGetValue(term, out int id))
        {
            if (!add)
            {
                return;
            }

            id = _terms.Count;
            _terms.Add(term, id);
            frequencies!.Add(0);
        }

        CollectionsMarshal.GetValueRefOrAddDefault(counts, id, out _)++;
    }
}
