using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Remote;

/// <summary>What queries and updates share: the endpoint, its graphs, and the simple questions about a graph.</summary>
internal sealed class RemoteConnection : IDisposable
{
    private readonly RemoteStoreOptions _options;
    private readonly RemoteEndpoint _endpoint;

    public RemoteConnection(RemoteStoreOptions options)
    {
        _options = options;
        _endpoint = new RemoteEndpoint(options);
        Graphs = new RemoteGraphs(_endpoint, options);
    }

    public RemoteGraphs Graphs { get; }

    public RemoteChanges NewChanges() => new(_options.MaxChanges);

    /// <summary>Sends a query whose text is complete, over the dataset that the clause and the options mean.</summary>
    public RemoteAnswer Query(QueryForm form, string text, DatasetClause? clause, QueryOptions query, CancellationToken cancellation, long sequence = 0)
    {
        RemoteDataset dataset = Graphs.Of(clause, query, cancellation);
        string accept = form is QueryForm.Construct or QueryForm.Describe ? RemoteAnswer.TripleFormats : RemoteEndpoint.Json;
        RemoteResponse response = _endpoint.Query(text, dataset, accept, query.Timeout, cancellation);
        return RemoteAnswer.Read(form, response, sequence, query, _options.MaxAnswerBytes, cancellation);
    }

    public void Send(RemoteChanges changes, CancellationToken cancellation)
    {
        foreach (string request in changes.Requests())
        {
            _endpoint.Update(request, cancellation);
        }

        foreach (string graph in changes.Added.Select(q => (q.Graph ?? RemoteGraphs.DefaultGraph) is Iri name ? name.Value : "").Distinct(StringComparer.Ordinal))
        {
            Graphs.Add(graph);
        }
    }

    public bool Exists(Iri graph, CancellationToken cancellation)
    {
        using QueryAnswer answer = Query(QueryForm.Ask, $"ASK {{ GRAPH {graph} {{ ?s ?p ?o }} }}", new DatasetClause([], [graph]), Own, cancellation);
        return answer.Boolean;
    }

    /// <summary>Hands over each quad of a graph; null is the default graph.</summary>
    public void Read(Iri? graph, Action<Quad> take, CancellationToken cancellation) => Read(graph, new Quads(graph, take), cancellation);

    /// <summary>Writes the triples of a graph to a sink; null is the default graph.</summary>
    public void Read(Iri? graph, IQuadSink sink, CancellationToken cancellation)
    {
        using QueryAnswer answer = Query(QueryForm.Construct, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", new DatasetClause([graph ?? RemoteGraphs.DefaultGraph], []), Own, cancellation);
        answer.WriteTriples(sink);
    }

    public void Dispose()
    {
        Graphs.Dispose();
        _endpoint.Dispose();
    }

    private QueryOptions Own => new() { Timeout = _options.Timeout };

    private sealed class Quads(Iri? graph, Action<Quad> take) : IQuadSink
    {
        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan name) =>
            take(new Quad(subject.ToTerm()!, (Iri)predicate.ToTerm()!, @object.ToTerm()!, graph));
    }
}
