using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Shacl;

/// <summary>A shape while it is read: what constraint components take their parameters from.</summary>
internal sealed record ShapeReading(Shape Shape, ShapesGraph Shapes, TermGraph Graph)
{
    public IEnumerable<Term> Values(string parameter) => Graph.Objects(Shape.Term, ShaclVocabulary.Of(parameter));

    public IEnumerable<Iri> Iris(string parameter) => Values(parameter).Select(v => v as Iri ?? throw Wrong(parameter, v, "an IRI"));

    public IEnumerable<ShapeTerm> Slots(string parameter) => Values(parameter).Select(Shapes.Slot);

    public IEnumerable<int> Counts(string parameter) => Values(parameter).Select(v =>
        v is Literal literal && int.TryParse(literal.Lexical, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : throw Wrong(parameter, v, "an integer"));

    public IEnumerable<string> Strings(string parameter) => Values(parameter).Select(v => (v as Literal)?.Lexical ?? throw Wrong(parameter, v, "a string"));

    public bool IsTrue(string parameter) => Values(parameter).Any(IsTrue);

    public IEnumerable<Shape> ShapesOf(string parameter) => Values(parameter).Select(v => v is Literal ? throw Wrong(parameter, v, "a shape") : Shapes.ShapeOf(v));

    public IEnumerable<IReadOnlyList<Shape>> ShapeLists(string parameter) => Values(parameter).Select(v => (IReadOnlyList<Shape>)[.. Graph.List(v).Select(Shapes.ShapeOf)]);

    /// <summary>The literal true itself: SHACL asks for the term, so that 1 as a boolean is not it.</summary>
    public static bool IsTrue(Term? term) => term is Literal { Lexical: "true" } literal && literal.Datatype.Value == WellKnown.XsdNamespace + "boolean";

    public ShaclFailureException Wrong(string parameter, Term value, string wanted) => new($"sh:{parameter} of {Shape.Term} is {value}, but must be {wanted}.");
}
