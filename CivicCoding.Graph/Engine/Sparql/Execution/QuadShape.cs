using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>A triple pattern whose constants are ids, with the graphs that it reads. A term that the data does not hold has an id that matches nothing.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Predicate">The predicate.</param>
/// <param name="Object">The object.</param>
/// <param name="Graphs">The graphs that are read.</param>
/// <param name="GraphVariable">The variable that the graph is bound to, or null.</param>
internal sealed record QuadShape(QuadSlot Subject, QuadSlot Predicate, QuadSlot Object, GraphFilter Graphs, string? GraphVariable = null)
{
    /// <summary>The columns of the orders as positions: 0 subject, 1 predicate, 2 object, 3 graph.</summary>
    private static readonly int[][] _columns = [[0, 1, 2, 3], [1, 2, 0, 3], [1, 0, 2, 3], [2, 0, 1, 3], [3, 0, 1, 2]];

    /// <summary>The slot of a position: 0 subject, 1 predicate, 2 object, 3 graph.</summary>
    public QuadSlot this[int position] => position switch
    {
        0 => Subject,
        1 => Predicate,
        2 => Object,
        _ => GraphVariable is null ? default : QuadSlot.Of(GraphVariable),
    };

    /// <summary>Its variables, each once.</summary>
    public IEnumerable<string> Variables
    {
        get
        {
            for (int i = 0; i < 4; i++)
            {
                if (this[i].Variable is { } name && PositionOf(name) == i)
                {
                    yield return name;
                }
            }
        }
    }

    public static ReadOnlySpan<int> ColumnsOf(QuadOrder order) => _columns[(int)order];

    /// <summary>The first position of a variable, -1 where it has none.</summary>
    public int PositionOf(string variable)
    {
        for (int i = 0; i < 4; i++)
        {
            if (this[i].Variable == variable)
            {
                return i;
            }
        }

        return -1;
    }

    public QuadPattern ToPattern() => QuadPattern.In(new TermId(Subject.Id), new TermId(Predicate.Id), new TermId(Object.Id));

    /// <summary>The order in which the given positions (bit mask, 1 subject, 2 predicate, 4 object) are a prefix and, where there is a choice, <paramref name="first"/> comes next.</summary>
    public static QuadOrder OrderFor(int bound, int first) => (bound, first) switch
    {
        (0, 1) => QuadOrder.Pso,
        (0, 2) => QuadOrder.Osp,
        (2, 0) => QuadOrder.Pso,
        (2, _) => QuadOrder.Pos,
        (4 or 5, _) => QuadOrder.Osp,
        (6, _) => QuadOrder.Pos,
        _ => QuadOrder.Spo,
    };

    public override string ToString() => $"{Subject} {Predicate} {Object}" + (GraphVariable is null ? "" : " in ?" + GraphVariable);
}
