using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:datatype (SHACL, section 4.1.2): each value is a literal of the datatype, well-formed where SPARQL knows the datatype.</summary>
internal sealed class DatatypeConstraint(Iri datatype) : ValueConstraint("Datatype")
{
    private readonly byte[] _iri = Encoding.UTF8.GetBytes(datatype.Value);

    protected override (string German, string English) Text =>
        ($"Der Wert muss ein gültiges Literal vom Datentyp {datatype} sein.", $"The value must be a valid literal of datatype {datatype}.");

    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Iris("datatype").Select(d => new DatatypeConstraint(d));

    protected override bool Holds(TermId value, ValidationRun run)
    {
        if (value.IsInline)
        {
            return InlineLiteral.Datatype(value.Tag).SequenceEqual(_iri);
        }

        if (run.KindOf(value) != TermKind.Literal)
        {
            return false;
        }

        run.Arena.Reset();
        Value literal = run.Value(value);
        bool known = literal.Kind != ValueKind.Other || literal.Type == XsdType.None;
        return known && literal.Datatype.Span.SequenceEqual(_iri);
    }
}
