using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Paths;
using CivicCoding.Graph.Shacl.Targets;

namespace CivicCoding.Graph.Shacl.Incremental;

/// <summary>Finds the focus nodes of a shape whose results a change may change: by walking the paths of the shape backwards from the changed triples.</summary>
internal sealed class AffectedFocusNodes(ValidationRun run, IReadOnlyList<(TermId Subject, TermId Predicate, TermId Object)> changed)
{
    private readonly Dictionary<(Step, TermId), IReadOnlyList<TermId>> _walked = [];

    /// <summary>The affected nodes, whether they are focus nodes now or not; null: all may be.</summary>
    public HashSet<TermId>? Of(Shape shape, ReadPlan plan)
    {
        if (plan.Unbounded || (changed.Any(c => c.Predicate == run.SubClassOf) && UsesClasses(shape, plan)))
        {
            return null;
        }

        var affected = new HashSet<TermId>();
        foreach ((TermId subject, TermId predicate, TermId @object) in changed)
        {
            foreach (Target target in shape.Targets)
            {
                affected.UnionWith(target.Touched(subject, predicate, @object, run));
            }

            foreach (PlannedRead read in plan.Reads)
            {
                if (read.Property is not { } property || Id(property) == predicate)
                {
                    affected.UnionWith(Back(read.At, read.Backwards ? @object : subject));
                }
            }
        }

        return affected;
    }

    private static bool UsesClasses(Shape shape, ReadPlan plan) => shape.Targets.Any(t => t is TargetClass) || plan.Reads.Any(r => r.Property == PlannedRead.Types);

    private TermId Id(ShapeTerm term) => term.Index < 0 ? run.Type : run.Id(term);

    /// <summary>The nodes from which the steps lead to a node. The data after the change are enough: a check that gives something else now meets its first changed triple by unchanged ones.</summary>
    private IReadOnlyList<TermId> Back(Step? at, TermId node)
    {
        if (at is null)
        {
            return [node];
        }

        if (!_walked.TryGetValue((at, node), out IReadOnlyList<TermId>? focus))
        {
            var reached = new HashSet<TermId>();
            foreach (TermId before in PathEvaluation.Walk(at.Path, node, !at.Backwards, run))
            {
                run.Step();
                reached.UnionWith(Back(at.Before, before));
            }

            _walked[(at, node)] = focus = [.. reached];
        }

        return focus;
    }
}
