using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>Instantiates the quads of a template for one solution after the other (SPARQL 1.1 Update, section 4.2): what is unbound or no triple is left out.</summary>
internal sealed class TemplateWriter
{
    private readonly ImmutableArray<QuadTemplate> _template;
    private readonly IQuadTransaction _transaction;
    private readonly TermWriter _terms;
    private readonly TermId _defaultGraph;
    private readonly TermScratch _scratch = new();
    private readonly Dictionary<string, int> _columns;
    private readonly Dictionary<string, TermId> _blankNodes = new(StringComparer.Ordinal);

    public TemplateWriter(ImmutableArray<QuadTemplate> template, IQuadTransaction transaction, TermWriter terms, TermId defaultGraph, IReadOnlyList<string> columns)
    {
        _template = template;
        _transaction = transaction;
        _terms = terms;
        _defaultGraph = defaultGraph;
        _columns = columns.Select((name, index) => (name, index)).ToDictionary(c => c.name, c => c.index, StringComparer.Ordinal);
    }

    /// <summary>The variables that templates take from solutions.</summary>
    public static IEnumerable<string> VariablesOf(IEnumerable<QuadTemplate> template) => template
        .SelectMany(q => new[] { q.Graph, q.Triple.Subject, q.Triple.Predicate, q.Triple.Object })
        .OfType<PatternTerm.Variable>()
        .Where(v => v.IsNamed)
        .Select(v => v.Name)
        .Distinct(StringComparer.Ordinal);

    /// <summary>The quads of one solution; a null reader is the solution without variables.</summary>
    public void Write(SolutionReader? solution, Action<TermId, TermId, TermId, TermId> write)
    {
        _blankNodes.Clear();
        foreach (QuadTemplate quad in _template)
        {
            TermId graph = _defaultGraph;
            if (TryGet(quad.Triple.Subject, solution, Allowed.Subject, out TermId subject)
                && TryGet(quad.Triple.Predicate, solution, Allowed.Iri, out TermId predicate)
                && TryGet(quad.Triple.Object, solution, Allowed.Any, out TermId @object)
                && (quad.Graph is null || TryGet(quad.Graph, solution, Allowed.Iri, out graph)))
            {
                write(subject, predicate, @object, graph);
            }
        }
    }

    private enum Allowed
    {
        Any,
        Subject,
        Iri,
    }

    private bool TryGet(PatternTerm term, SolutionReader? solution, Allowed allowed, out TermId id)
    {
        id = default;
        switch (term)
        {
            case PatternTerm.Constant constant:
                id = _terms.Constant(constant.Term);
                return Fits(constant.Term.Kind, allowed);
            case PatternTerm.Variable { IsNamed: false } blank:
                if (!_blankNodes.TryGetValue(blank.Name, out id))
                {
                    id = _transaction.NewBlankNode();
                    _blankNodes.Add(blank.Name, id);
                }

                return allowed != Allowed.Iri;
            case PatternTerm.Variable variable when solution is not null && _columns.TryGetValue(variable.Name, out int column):
                TermSpan span = solution.Get(column, _scratch);
                if (!Fits(span.Kind, allowed))
                {
                    return false;
                }

                id = _terms.OfSolution(span);
                return true;
            default:
                return false;
        }
    }

    private static bool Fits(TermKind kind, Allowed allowed) => kind switch
    {
        TermKind.None => false,
        TermKind.Literal => allowed == Allowed.Any,
        TermKind.BlankNode => allowed != Allowed.Iri,
        _ => true,
    };
}
