using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:qualifiedValueShape with, where it is disjoint, the shapes of its siblings (SHACL, section 4.7.3).</summary>
internal sealed record QualifiedValueShape(Shape Shape, IReadOnlyList<Shape> Siblings)
{
    private static readonly Iri Property = ShaclVocabulary.Of("property");
    private static readonly Iri Qualified = ShaclVocabulary.Of("qualifiedValueShape");

    public static IEnumerable<QualifiedValueShape> Read(ShapeReading reading)
    {
        bool disjoint = reading.IsTrue("qualifiedValueShapesDisjoint");
        return reading.ShapesOf("qualifiedValueShape").Select(s => new QualifiedValueShape(s, disjoint ? SiblingsOf(reading) : []));
    }

    /// <summary>Tells what counting reads.</summary>
    public void Plan(ReadPlan plan)
    {
        plan.Values(Shape);
        foreach (Shape sibling in Siblings)
        {
            plan.Values(sibling);
        }
    }

    /// <summary>The number of values that conform to the shape and to none of its siblings.</summary>
    public int Count(FocusCheck check)
    {
        int count = 0;
        foreach (TermId value in check.Values)
        {
            if (check.Run.Conforms(Shape, value) && !Siblings.Any(s => check.Run.Conforms(s, value)))
            {
                count++;
            }
        }

        return count;
    }

    private static Shape[] SiblingsOf(ShapeReading reading)
    {
        TermGraph graph = reading.Graph;
        Term self = reading.Shape.Term;
        var own = graph.Objects(self, Qualified).ToHashSet();
        return
        [
            .. graph.ParentsOf(self)
                .SelectMany(parent => graph.Objects(parent, Property))
                .SelectMany(sibling => graph.Objects(sibling, Qualified))
                .Where(s => !own.Contains(s))
                .Distinct()
                .Select(reading.Shapes.ShapeOf),
        ];
    }
}
