using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>A bound on values, compared as SPARQL does; values that cannot be compared break it (SHACL, section 4.3).</summary>
internal abstract class RangeConstraint(string component, Literal bound, string sign) : ValueConstraint(component)
{
    private readonly Value _bound = Value.From(bound);

    protected sealed override (string German, string English) Text => ($"Der Wert muss {sign} {bound.Lexical} sein.", $"The value must be {sign} {bound.Lexical}.");

    protected static IEnumerable<Literal> Bounds(ShapeReading shape, string parameter) => shape.Values(parameter).Select(v => v as Literal ?? throw shape.Wrong(parameter, v, "a literal"));

    protected sealed override bool Holds(TermId value, ValidationRun run)
    {
        if (run.KindOf(value) != TermKind.Literal)
        {
            return false;
        }

        run.Arena.Reset();
        return Compare(run.Value(value), _bound) == Truth.True;
    }

    protected abstract Truth Compare(in Value value, in Value limit);
}
