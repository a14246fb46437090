using System.Collections.Immutable;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Update;

namespace CivicCoding.Graph.Remote;

/// <summary>Quads to remove and to add, and the requests that do it. The default graph is written as a named one; blank nodes are written as skolem IRIs (RDF 1.1 Concepts, section 3.5), because a label means nothing in the next request.</summary>
internal sealed class RemoteChanges(int most)
{
    /// <summary>The beginning of skolem IRIs.</summary>
    public const string Genid = "https://civic-coding.org/.well-known/genid/";

    // Virtuoso compiles a request as a whole and refuses long ones.
    private const int QuadsPerOperation = 250;
    private const int QuadsPerRequest = 2_000;

    private readonly List<Iri> _cleared = [];
    private readonly List<Quad> _removed = [];
    private readonly List<Quad> _withGraphs = [];
    private readonly Dictionary<string, Iri> _labels = new(StringComparer.Ordinal);

    /// <summary>What goes, with the graphs that go as a whole.</summary>
    public IEnumerable<Quad> Removed => _withGraphs.Concat(_removed);

    public List<Quad> Added { get; } = [];

    public bool IsEmpty => _cleared.Count == 0 && _removed.Count == 0 && Added.Count == 0;

    public void Remove(Quad quad)
    {
        _removed.Add(HasBlankNode(quad)
            ? throw new NotSupportedException("The update removes a triple with a blank node. An outside store cannot be told which one is meant; replace its graph, or give the thing an IRI.")
            : quad);
        Check();
    }

    public void Add(Quad quad)
    {
        Added.Add(HasBlankNode(quad)
            ? new Quad(Skolem(quad.Subject), quad.Predicate, Skolem(quad.Object), quad.Graph is null ? null : Skolem(quad.Graph))
            : quad);
        Check();
    }

    /// <summary>Empties a graph before anything else is done; null is the default graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="read">Hands over what is in it.</param>
    public void Clear(Iri? graph, Action<Action<Quad>> read)
    {
        _cleared.Add(graph ?? RemoteGraphs.DefaultGraph);
        read(quad =>
        {
            _withGraphs.Add(quad);
            Check();
        });
    }

    /// <summary>The changes that undo these.</summary>
    public RemoteChanges Inverse()
    {
        var inverse = new RemoteChanges(int.MaxValue);
        inverse._removed.AddRange(Added);
        foreach (Quad quad in Removed)
        {
            inverse.Add(quad);
        }

        return inverse;
    }

    /// <summary>Forgets the labels, so that the next document's are other nodes.</summary>
    public void BeginDocument() => _labels.Clear();

    /// <summary>Instantiates a template for one solution (SPARQL 1.1 Update, section 4.2): what is unbound or no triple is left out.</summary>
    public static void Instantiate(IEnumerable<QuadTemplate> template, Iri? graph, Func<string, Term?> binding, Action<Quad> take)
    {
        foreach (QuadTemplate quad in template)
        {
            Term? name = quad.Graph is null ? graph : Value(quad.Graph, binding);
            if (Value(quad.Triple.Subject, binding) is { } subject and not Literal
                && Value(quad.Triple.Predicate, binding) is Iri predicate
                && Value(quad.Triple.Object, binding) is { } @object
                && (quad.Graph is null || name is Iri))
            {
                take(new Quad(subject, predicate, @object, name));
            }
        }
    }

    /// <summary>The requests in order; more than one where there is much to do.</summary>
    public IEnumerable<string> Requests()
    {
        var text = new StringBuilder(string.Join(" ;\n", _cleared.Select(g => $"CLEAR SILENT GRAPH {g}")));
        int quads = 0;
        foreach ((string keyword, Quad[] chunk) in _removed.Chunk(QuadsPerOperation).Select(c => ("DELETE DATA", c)).Concat(Added.Chunk(QuadsPerOperation).Select(c => ("INSERT DATA", c))))
        {
            text.Append(text.Length > 0 ? " ;\n" : "");
            Write(text, keyword, chunk);
            quads += chunk.Length;
            if (quads >= QuadsPerRequest)
            {
                yield return text.ToString();
                text.Clear();
                quads = 0;
            }
        }

        if (text.Length > 0)
        {
            yield return text.ToString();
        }
    }

    private static void Write(StringBuilder text, string keyword, Quad[] quads)
    {
        text.Append(keyword).Append(" {\n");
        foreach (IGrouping<Term, Quad> graph in quads.GroupBy(q => q.Graph ?? RemoteGraphs.DefaultGraph))
        {
            text.Append("GRAPH ").Append(graph.Key).Append(" {\n");
            foreach (Quad quad in graph)
            {
                text.Append(quad.Triple).Append('\n');
            }

            text.Append("}\n");
        }

        text.Append('}');
    }

    private static Term? Value(PatternTerm term, Func<string, Term?> binding) => term switch
    {
        PatternTerm.Constant constant => constant.Term,
        PatternTerm.Variable { IsNamed: true } variable => binding(variable.Name),
        PatternTerm.Variable blank => new BlankNode(blank.Name),
        _ => null,
    };

    private static bool HasBlankNode(Quad quad) => quad.Subject is BlankNode || quad.Object is BlankNode || quad.Graph is BlankNode;

    private Term Skolem(Term term)
    {
        if (term is not BlankNode blank)
        {
            return term;
        }

        if (!_labels.TryGetValue(blank.Label, out Iri? iri))
        {
            iri = new Iri(Genid + Guid.CreateVersion7().ToString("n"));
            _labels.Add(blank.Label, iri);
        }

        return iri;
    }

    private void Check()
    {
        if (_withGraphs.Count + _removed.Count + Added.Count > most)
        {
            throw new UpdateException($"The update changes more than {most} triples, which is more than goes to an outside store at once. Split it, or load the data there.");
        }
    }
}
