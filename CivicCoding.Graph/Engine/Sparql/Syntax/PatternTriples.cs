using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Update;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>The triples of a graph pattern or a template.</summary>
internal sealed class PatternTriples : TripleTarget<PatternTerm>
{
    private readonly ImmutableArray<QuadTemplate>.Builder _quads = ImmutableArray.CreateBuilder<QuadTemplate>();
    private PatternTerm? _graph;

    /// <summary>Where the variables of the triples come into scope, or null.</summary>
    public VariableScope? Scope { get; init; }

    public List<TriplePattern> Triples { get; } = [];

    public List<GraphPattern.Path> PathPatterns { get; } = [];

    public override void Add(PatternTerm subject, PatternTerm predicate, PatternTerm @object) => Triples.Add(new TriplePattern(subject, predicate, @object));

    public override void EnterGraph(PatternTerm graph)
    {
        EndTriples();
        _graph = graph;
    }

    public override void LeaveGraph()
    {
        EndTriples();
        _graph = null;
    }

    /// <summary>All triples with the graphs they stand in.</summary>
    public ImmutableArray<QuadTemplate> TakeQuads()
    {
        EndTriples();
        return _quads.ToImmutable();
    }

    public override void AddPath(SparqlParser parser, PatternTerm subject, PropertyPath path, PatternTerm @object) => parser.AddPath(this, subject, path, @object);

    public override PatternTerm Variable(string name)
    {
        var variable = new PatternTerm.Variable(name);
        if (variable.IsNamed)
        {
            Scope?.Add(name);
        }

        return variable;
    }

    public override PatternTerm Constant(Iri iri) => new PatternTerm.Constant(iri);

    public override PatternTerm ReadIri(SparqlParser parser, string what) => new PatternTerm.Constant(parser.ReadIri(what));

    public override PatternTerm ReadLiteral(SparqlParser parser) => new PatternTerm.Constant(parser.ReadLiteral());

    private void EndTriples()
    {
        foreach (TriplePattern triple in Triples)
        {
            _quads.Add(new QuadTemplate(_graph, triple));
        }

        Triples.Clear();
    }
}
