using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>A triple pattern.</summary>
internal sealed class TripleRelation : Relation
{
    private readonly QueryContext _context;
    private readonly int _bound;
    private readonly bool _wholeGraph;

    public TripleRelation(QueryContext context, QuadShape shape)
    {
        _context = context;
        Shape = shape;
        Variables = [.. shape.Variables];
        QuadPattern pattern = shape.ToPattern();
        for (int i = 0; i < 3; i++)
        {
            _bound |= shape[i].Id != 0 ? 1 << i : 0;
        }

        Rows = shape.Graphs.IsEmpty ? 0 : context.Source.Count(pattern);
        if (shape.Graphs.Single is { } graph && _bound is 0 && Rows > 0)
        {
            Rows = context.Source.Count(QuadPattern.In(TermId.None, TermId.None, TermId.None, new TermId(graph)));
            _wholeGraph = true;
        }
    }

    public QuadShape Shape { get; }

    public override ImmutableArray<string> Variables { get; }

    public override double Rows { get; }

    public override IEnumerable<string?> Orders
    {
        get
        {
            bool any = false;
            for (int position = 0; position < 3; position++)
            {
                if (Shape[position].Variable is { } name && Scan.SortOf(Shape, OrderFor(position), _ => true) is [{ } first, ..] && first == name)
                {
                    any = true;
                    yield return name;
                }
            }

            if (!any)
            {
                yield return null;
            }
        }
    }

    public override double Distinct(string variable)
    {
        int position = Shape.PositionOf(variable);
        return position > 2
            ? Math.Min(Rows, Math.Max(1, _context.Dataset.NamedGraphs.Count))
            : Math.Max(1, SourceStatistics.Of(_context.Source).Distinct(_context.Source, Shape.ToPattern(), position, (long)Rows));
    }

    public override Operator Run(string? sortedBy, Func<string, bool> isNeeded)
    {
        int position = sortedBy is null ? -1 : Shape.PositionOf(sortedBy);
        return Scan.Over(_context, Shape, OrderFor(position), isNeeded);
    }

    public override Operator? Attach(Operator left, Func<string, bool> isNeeded) =>
        BindJoin.CanBind(left.Schema, Shape) ? BindJoin.Of(_context, left, Shape, JoinKind.Inner, isNeeded) : null;

    private QuadOrder OrderFor(int first) => _wholeGraph && first <= 0 ? QuadOrder.Gspo : QuadShape.OrderFor(_bound, first);
}
