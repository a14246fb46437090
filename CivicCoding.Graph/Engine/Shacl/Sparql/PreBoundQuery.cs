using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Paths;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Optimization;
using CivicCoding.Graph.Sparql.Syntax;

namespace CivicCoding.Graph.Shacl.Sparql;

/// <summary>A SELECT or ASK query of a shapes graph, parsed and checked once, run with values for its pre-bound variables (SHACL, section 5.3).</summary>
internal sealed class PreBoundQuery
{
    private const int MaxCopied = 1_000_000;
    private const string ShapesVariable = "shapesGraph";
    private static readonly Iri ShapesName = new("urn:x-civic:shapes-graph");

    private readonly AlgebraQuery _query;
    private readonly bool _asksForShapes;

    private PreBoundQuery(AlgebraQuery query, bool asksForShapes)
    {
        _query = query;
        _asksForShapes = asksForShapes;
    }

    /// <summary>Reads a query.</summary>
    /// <param name="graph">The shapes graph.</param>
    /// <param name="executable">The node that has the query.</param>
    /// <param name="property">sh:select or sh:ask.</param>
    /// <param name="variables">What is pre-bound besides this, shapesGraph and currentShape.</param>
    /// <param name="path">The path for $PATH, or null.</param>
    /// <exception cref="ShaclFailureException">The query is missing, broken, or not fit for pre-binding.</exception>
    public static PreBoundQuery Read(TermGraph graph, Term executable, string property, IEnumerable<string> variables, ShaclPath? path)
    {
        string body = (graph.Object(executable, ShaclVocabulary.Of(property)) as Literal)?.Lexical ?? throw new ShaclFailureException($"{executable} needs a query by sh:{property}.");
        string text = PrefixDeclarations.Prologue(graph, executable) + body;
        try
        {
            AlgebraQuery query = SparqlParser.ParseQuery(path is null ? text : PathSubstitution.Apply(text, path));
            if (query.Form != (property == "ask" ? QueryForm.Ask : QueryForm.Select) || query.Dataset is not null)
            {
                throw new ShaclFailureException($"sh:{property} of {executable} must be {(property == "ask" ? "an ASK" : "a SELECT")} query without FROM.");
            }

            HashSet<string> kept = ["this", .. variables];
            new PreBindingRules(executable, new HashSet<string>(kept) { ShapesVariable, "currentShape" }, kept).Check(query.Pattern);
            return new PreBoundQuery(query, text.Contains(ShapesVariable, StringComparison.Ordinal));
        }
        catch (SparqlSyntaxException error)
        {
            throw new ShaclFailureException($"The query of {executable} breaks the grammar of SPARQL at line {error.Line}, column {error.Column}: {error.Message}", error);
        }
    }

    /// <summary>Starts the query for one focus node.</summary>
    public QueryAnswer Run(FocusCheck check, Dictionary<string, Term> bound)
    {
        ValidationRun run = check.Run;
        run.Step();
        bound["this"] = run.Term(check.Focus)!;
        bound["currentShape"] = _asksForShapes ? Apart(check.Shape.Term) : check.Shape.Term;
        IQuadSource source = run.Source;
        if (_asksForShapes)
        {
            bound[ShapesVariable] = ShapesName;
            source = run.WithShapesGraph ??= Together(run);
        }

        var options = new QueryOptions
        {
            Timeout = run.TimeLeft > TimeSpan.Zero ? run.TimeLeft : TimeSpan.FromMilliseconds(1),
            MemoryBytes = run.Options.MemoryBytes,
            MaxRows = run.Options.MaxResults,
            UnionDefaultGraph = !_asksForShapes,
            DefaultGraph = _asksForShapes ? null : run.Options.Graph,
            IsVisible = run.Options.IsVisible,
        };
        AlgebraQuery query = _query with { Pattern = Bind(_query.Pattern, bound) };
        return new QueryEngine(time: run.Time).Execute(query, source, 0, options, run.Cancellation);
    }

    /// <summary>Puts the values in. A projection of the whole query does not hide them, and what is grouped by one of them has it as a value.</summary>
    private static GraphPattern Bind(GraphPattern pattern, Dictionary<string, Term> bound) => pattern switch
    {
        GraphPattern.Project p => p with { Inner = Bind(p.Inner, bound) },
        GraphPattern.OrderBy p => p with { Inner = Bind(p.Inner, bound) },
        GraphPattern.Distinct p => p with { Inner = Bind(p.Inner, bound) },
        GraphPattern.Reduced p => p with { Inner = Bind(p.Inner, bound) },
        GraphPattern.Slice p => p with { Inner = Bind(p.Inner, bound) },
        GraphPattern.Filter { Inner: GraphPattern.Group or GraphPattern.Filter or GraphPattern.Extend } p => new GraphPattern.Filter(Substitution.Apply(p.Condition, bound), Bind(p.Inner, bound)),
        GraphPattern.Extend p => new GraphPattern.Extend(Bind(p.Inner, bound), p.Variable, Substitution.Apply(p.Value, bound)),
        GraphPattern.Group p => p with { Inner = bound.Aggregate(Substitution.Apply(p.Inner, bound), (inner, b) => new GraphPattern.Extend(inner, b.Key, new Expression.Constant(b.Value))) },
        _ => Substitution.Apply(pattern, bound),
    };

    /// <summary>The data as default graph and the shapes as a named graph; blank nodes of the shapes are kept apart.</summary>
    private static MemoryQuadSource Together(ValidationRun run)
    {
        IEnumerable<Quad> data = run.Data.All().Select(t => new Quad(run.Term(t.Subject)!, (Iri)run.Term(t.Predicate)!, run.Term(t.Object)!));
        IEnumerable<Quad> shapes = run.Shapes.Triples.Select(t => new Quad(Apart(t.Subject), t.Predicate, Apart(t.Object), ShapesName));
        int count = 0;
        return MemoryQuadSource.From(data.Concat(shapes).Select(q => ++count > MaxCopied
            ? throw new ShaclFailureException($"$shapesGraph is supported for data and shapes of up to {MaxCopied} triples.")
            : q));
    }

    private static Term Apart(Term term) => term is BlankNode node ? new BlankNode("shapes-" + node.Label) : term;
}
