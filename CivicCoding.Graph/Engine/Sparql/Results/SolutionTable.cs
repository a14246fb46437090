using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>Solutions in memory: what a result document holds. It can be read again after <see cref="Reset"/>.</summary>
public sealed class SolutionTable(IReadOnlyList<string> variables) : SolutionReader
{
    private readonly List<Term?[]> _rows = [];
    private int _current = -1;

    public override IReadOnlyList<string> Variables { get; } = variables;

    /// <summary>The number of solutions.</summary>
    public int Count => _rows.Count;

    /// <summary>The terms of a solution in the order of the variables, null where unbound.</summary>
    public IReadOnlyList<Term?> this[int solution] => _rows[solution];

    /// <summary>Draws a reader to its end.</summary>
    public static SolutionTable From(SolutionReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var table = new SolutionTable(reader.Variables);
        var scratch = new TermScratch();
        while (reader.MoveNext())
        {
            var row = new Term?[reader.Variables.Count];
            for (int column = 0; column < row.Length; column++)
            {
                row[column] = reader.Get(column, scratch).ToTerm();
            }

            table.Add(row);
        }

        return table;
    }

    /// <summary>Adds a solution: one term or null for each variable.</summary>
    public void Add(Term?[] solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        if (solution.Length != Variables.Count)
        {
            throw new ArgumentException($"A solution has {Variables.Count} terms here, not {solution.Length}.", nameof(solution));
        }

        _rows.Add(solution);
    }

    public override bool MoveNext()
    {
        _current = Math.Min(_current + 1, _rows.Count);
        return _current < _rows.Count;
    }

    public override TermSpan Get(int column, TermScratch scratch) => scratch.Encode(_rows[_current][column]);

    /// <summary>Goes back before the first solution.</summary>
    public void Reset() => _current = -1;

    public override void Dispose()
    {
    }
}
