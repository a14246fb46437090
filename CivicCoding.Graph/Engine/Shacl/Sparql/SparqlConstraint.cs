using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Constraints;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Sparql;

/// <summary>sh:sparql (SHACL, section 5): each solution of a SELECT is a result.</summary>
internal sealed class SparqlConstraint(Term source, PreBoundQuery query, IReadOnlyList<Literal> messages) : Constraint(ShaclVocabulary.Of("SPARQLConstraintComponent"))
{
    private static readonly Iri Deactivated = ShaclVocabulary.Of("deactivated");
    private static readonly Iri Message = ShaclVocabulary.Of("message");

    public override Term? Source => source;

    protected override (string German, string English) Text => ($"Die Bedingung {source} ist nicht erfüllt.", $"The condition {source} is not met.");

    public static IEnumerable<Constraint> Read(ShapeReading reading) => reading.Values("sparql")
        .Where(s => !ShapeReading.IsTrue(reading.Graph.Object(s, Deactivated)))
        .Select(s => new SparqlConstraint(
            s,
            PreBoundQuery.Read(reading.Graph, s, "select", [], reading.Shape.Path),
            [.. reading.Graph.Objects(s, Message).OfType<Literal>()]));

    public override void Plan(ReadPlan plan) => plan.Anything();

    public override void Validate(FocusCheck check) => SelectResults.Report(this, query, check, new Dictionary<string, Term>(StringComparer.Ordinal), messages);
}
