using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace CivicCoding.Graph.Text;

/// <summary>The columns of an index at one moment: of each segment what its documents count for, and the relations from both ends. 24 bytes a relation and 8 a thing beside the segments.</summary>
internal sealed class TextColumns
{
    /// <summary>Questions asked over and over come from static functions; those of other callers are asked anew each time.</summary>
    private const int MaxQuestions = 8;

    private readonly SegmentColumns[] _segments;
    private readonly ConcurrentDictionary<Delegate, object> _answers = new();
    private readonly (int[] Starts, Relation[] Relations) _from;
    private readonly (int[] Starts, Relation[] Relations) _to;

    private TextColumns(TextNumbers numbers, SegmentColumns[] segments, IReadOnlyList<AtomicReaderContext> leaves)
    {
        (Numbers, _segments) = (numbers, segments);
        Count = numbers.Count;
        _from = Gather(segments, leaves, Count, forward: true);
        _to = Gather(segments, leaves, Count, forward: false);
    }

    /// <summary>Above all numbers of the segments.</summary>
    public int Count { get; }

    public TextNumbers Numbers { get; }

    /// <summary>The columns of a reader.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="numbers">The names known so far; more are added.</param>
    /// <param name="known">Gives what was read of a segment before, or reads it.</param>
    /// <param name="before">The columns of the reader before, whose answers are taken over; null: none.</param>
    public static TextColumns Of(IndexReader reader, TextNumbers numbers, Func<AtomicReader, SegmentColumns> known, TextColumns? before)
    {
        IList<AtomicReaderContext> leaves = reader.Leaves;
        var columns = new TextColumns(numbers, [.. leaves.Select(l => known(l.AtomicReader))], [.. leaves]);
        foreach ((Delegate question, object answers) in before?._answers ?? [])
        {
            columns._answers[question] = answers switch
            {
                NumberedAnswers<bool> kept => new NumberedAnswers<bool>(numbers, (Func<string, bool>)question, kept),
                NumberedAnswers<string?> grouped => new NumberedAnswers<string?>(numbers, (Func<string, string?>)question, grouped),
                NumberedAnswers<double> weighed => new NumberedAnswers<double>(numbers, (Func<string, double>)question, weighed),
                _ => answers,
            };
        }

        return columns;
    }

    /// <summary>The columns of a segment of the reader.</summary>
    public SegmentColumns Of(AtomicReaderContext leaf) => _segments[leaf.Ord];

    /// <summary>What a thing says of others.</summary>
    public ReadOnlySpan<Relation> From(int thing) => _from.Relations.AsSpan(_from.Starts[thing].._from.Starts[thing + 1]);

    /// <summary>What others say of a thing.</summary>
    public ReadOnlySpan<Relation> To(int thing) => _to.Relations.AsSpan(_to.Starts[thing].._to.Starts[thing + 1]);

    /// <summary>The answers of a question over the names, kept between searches.</summary>
    public NumberedAnswers<T> Answers<T>(Func<string, T> question)
    {
        if (_answers.TryGetValue(question, out object? known) && known is NumberedAnswers<T> answers)
        {
            return answers;
        }

        answers = new NumberedAnswers<T>(Numbers, question);
        if (_answers.Count < MaxQuestions)
        {
            _answers.TryAdd(question, answers);
        }

        return answers;
    }

    /// <summary>The relations of the live documents by one of their ends, each in the order of the index.</summary>
    private static (int[] Starts, Relation[] Relations) Gather(SegmentColumns[] segments, IReadOnlyList<AtomicReaderContext> leaves, int count, bool forward)
    {
        var starts = new int[count + 1];
        Each(segments, leaves, (segment, i) => starts[(forward ? segment.ThingOf(segment.Relations[i]) : segment.Others[i]) + 1]++);
        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        var relations = new Relation[starts[^1]];
        int[] next = starts[..^1];
        Each(segments, leaves, (segment, i) =>
        {
            int document = segment.Relations[i];
            (int here, int other) = forward ? (segment.ThingOf(document), segment.Others[i]) : (segment.Others[i], segment.ThingOf(document));
            relations[next[here]++] = new Relation(segment.Vias[i], other, segment.GraphOf(document));
        });
        return (starts, relations);
    }

    private static void Each(SegmentColumns[] segments, IReadOnlyList<AtomicReaderContext> leaves, Action<SegmentColumns, int> take)
    {
        for (int s = 0; s < segments.Length; s++)
        {
            SegmentColumns segment = segments[s];
            IBits? live = leaves[s].AtomicReader.LiveDocs;
            for (int i = 0; i < segment.Relations.Length; i++)
            {
                if (live?.Get(segment.Relations[i]) != false)
                {
                    take(segment, i);
                }
            }
        }
    }
}
