using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Constraints;

namespace CivicCoding.Graph.Shacl.Sparql;

/// <summary>A SPARQL-based constraint component that a shapes graph declares (SHACL, section 6).</summary>
internal sealed class CustomComponent
{
    private static readonly Iri Message = ShaclVocabulary.Of("message");
    private static readonly Iri Ask = ShaclVocabulary.Of("ask");
    private readonly Iri _iri;
    private readonly ImmutableArray<(Iri Property, string Name, bool Optional)> _parameters;

    private CustomComponent(Iri iri, ImmutableArray<(Iri Property, string Name, bool Optional)> parameters)
    {
        _iri = iri;
        _parameters = parameters;
    }

    /// <summary>The components of a shapes graph that have a validator.</summary>
    /// <exception cref="ShaclFailureException">A component is ill-formed.</exception>
    public static IReadOnlyList<CustomComponent> ReadAll(TermGraph graph)
    {
        Iri[] validators = [ShaclVocabulary.Of("validator"), ShaclVocabulary.Of("nodeValidator"), ShaclVocabulary.Of("propertyValidator")];
        return [.. graph.InstancesOf(ShaclVocabulary.ConstraintComponent).OfType<Iri>().Where(c => validators.Any(v => graph.Has(c, v))).Select(c => Read(c, graph))];
    }

    /// <summary>The constraints that a shape has by this component: one for each value of its only mandatory parameter, else one.</summary>
    public IEnumerable<Constraint> Read(ShapeReading reading)
    {
        if (_parameters.Any(p => !p.Optional && !reading.Graph.Has(reading.Shape.Term, p.Property)))
        {
            yield break;
        }

        Term? validator = Validator(reading);
        if (validator is null)
        {
            yield break;
        }

        foreach (ImmutableDictionary<string, Term> values in Values(reading))
        {
            yield return Constraint(reading, validator, values);
        }
    }

    private static CustomComponent Read(Iri component, TermGraph graph)
    {
        var parameters = ImmutableArray.CreateBuilder<(Iri, string, bool)>();
        foreach (Term parameter in graph.Objects(component, ShaclVocabulary.Of("parameter")))
        {
            Iri property = graph.Object(parameter, ShaclVocabulary.Of("path")) as Iri ?? throw new ShaclFailureException($"A parameter of {component} needs an IRI by sh:path.");
            string name = property.Value[(property.Value.LastIndexOfAny(['#', '/', ':']) + 1)..];
            parameters.Add((property, name, ShapeReading.IsTrue(graph.Object(parameter, ShaclVocabulary.Of("optional")))));
        }

        return parameters.Count > 0 ? new CustomComponent(component, parameters.ToImmutable()) : throw new ShaclFailureException($"The constraint component {component} needs a sh:parameter.");
    }

    private Term? Validator(ShapeReading reading) =>
        reading.Graph.Object(_iri, ShaclVocabulary.Of(reading.Shape.Path is null ? "nodeValidator" : "propertyValidator"))
        ?? reading.Graph.Object(_iri, ShaclVocabulary.Of("validator"));

    private IEnumerable<ImmutableDictionary<string, Term>> Values(ShapeReading reading)
    {
        ImmutableDictionary<string, Term> first = _parameters
            .Select(p => (p.Name, Value: reading.Graph.Object(reading.Shape.Term, p.Property)))
            .Where(p => p.Value is not null)
            .ToImmutableDictionary(p => p.Name, p => p.Value!);
        var mandatory = _parameters.Where(p => !p.Optional).ToArray();
        return mandatory.Length != 1
            ? [first]
            : reading.Graph.Objects(reading.Shape.Term, mandatory[0].Property).Select(v => first.SetItem(mandatory[0].Name, v));
    }

    private Constraint Constraint(ShapeReading reading, Term validator, ImmutableDictionary<string, Term> values)
    {
        IEnumerable<string> names = _parameters.Select(p => p.Name);
        IReadOnlyList<Literal> messages = [.. reading.Graph.Objects(validator, Message).OfType<Literal>()];
        messages = messages.Count > 0 ? messages : [.. reading.Graph.Objects(_iri, Message).OfType<Literal>()];
        return reading.Graph.Has(validator, Ask)
            ? new AskConstraint(_iri, PreBoundQuery.Read(reading.Graph, validator, "ask", [.. names, "value"], null), values, messages)
            : new SelectConstraint(_iri, PreBoundQuery.Read(reading.Graph, validator, "select", names, reading.Shape.Path), values, messages);
    }
}
