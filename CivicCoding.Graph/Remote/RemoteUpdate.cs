using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Update;

namespace CivicCoding.Graph.Remote;

/// <summary>
/// Carries out the operations of an update request over an outside store. What an operation changes is worked out here, from queries, and sent as DELETE DATA and INSERT DATA: so each
/// change is known exactly. Operations are sent one after the other; where one fails, those before it are taken back as far as the store answers.
/// </summary>
internal sealed class RemoteUpdate(RemoteConnection connection, UpdateOptions options, CancellationToken cancellation)
{
    private readonly List<RemoteChanges> _done = [];

    public IReadOnlyList<RemoteChanges> Done => _done;

    public void Execute(UpdateRequest request)
    {
        try
        {
            foreach (UpdateOperation operation in request.Operations)
            {
                cancellation.ThrowIfCancellationRequested();
                Apply(ChangesOf(operation));
            }
        }
        catch
        {
            TakeBack();
            throw;
        }
    }

    public void Apply(RemoteChanges changes)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        // Noted before it is sent: a request that broke off may have been carried out.
        _done.Add(changes);
        connection.Send(changes, cancellation);
    }

    public void TakeBack()
    {
        foreach (RemoteChanges changes in Enumerable.Reverse(_done))
        {
            try
            {
                connection.Send(changes.Inverse(), CancellationToken.None);
            }
            catch (Exception e) when (e is RemoteStoreException or QueryBudgetExceededException)
            {
                throw new RemoteStoreException("An update failed half-way, and the outside store does not let it be taken back: " + e.Message, e);
            }
        }

        _done.Clear();
    }

    /// <summary>Everything that is in a graph, to be removed.</summary>
    public RemoteChanges Emptied(Iri? graph)
    {
        RemoteChanges changes = connection.NewChanges();
        Empty(graph, changes);
        return changes;
    }

    private RemoteChanges ChangesOf(UpdateOperation operation)
    {
        RemoteChanges changes = connection.NewChanges();
        switch (operation)
        {
            case UpdateOperation.InsertData data:
                RemoteChanges.Instantiate(data.Quads.Templates, null, _ => null, changes.Add);
                break;
            case UpdateOperation.DeleteData data:
                RemoteChanges.Instantiate(data.Quads.Templates, null, _ => null, changes.Remove);
                break;
            case UpdateOperation.Modify modify:
                Modify(modify, changes);
                break;
            case UpdateOperation.Clear clear:
                Clear(clear.Target, silent: true, changes);
                break;
            case UpdateOperation.Drop drop:
                Clear(drop.Target, drop.Silent, changes);
                break;
            case UpdateOperation.Create create when !create.Silent && connection.Exists(create.Graph, cancellation):
                throw new UpdateException($"CREATE: the graph {create.Graph} is there already.");
            case UpdateOperation.Transfer transfer:
                Transfer(transfer, changes);
                break;
            case UpdateOperation.Load:
                throw new NotSupportedException("LOAD is not passed on to an outside store, which would reach wherever that server reaches. Send the document to /graph-store.");
        }

        return changes;
    }

    private void Modify(UpdateOperation.Modify modify, RemoteChanges changes)
    {
        if (options.Using is not null && (modify.Using is not null || modify.With is not null))
        {
            throw new UpdateException("The request names its graphs with USING or WITH, so using-graph-uri and using-named-graph-uri cannot be given (SPARQL 1.1 Protocol, section 2.2.3).");
        }

        RemoteQueryCheck.Visit(modify.Where);
        ImmutableArray<string> variables = [.. VariablesOf(modify.Delete.Concat(modify.Insert))];
        string query = variables.Length == 0
            ? $"SELECT (1 AS ?one) WHERE {modify.WhereText} LIMIT 1"
            : $"SELECT DISTINCT {string.Join(' ', variables.Select(v => "?" + v))} WHERE {modify.WhereText}";
        var dataset = new QueryOptions { UnionDefaultGraph = false, DefaultGraph = modify.With, Timeout = options.Timeout, MemoryBytes = options.MemoryBytes };
        using QueryAnswer answer = connection.Query(QueryForm.Select, query, options.Using ?? modify.Using, dataset, cancellation);
        SolutionReader solutions = answer.Solutions;
        var columns = solutions.Variables.Select((name, index) => (name, index)).ToDictionary(c => c.name, c => c.index, StringComparer.Ordinal);
        var scratch = new TermScratch();
        Term? Binding(string name) => columns.TryGetValue(name, out int column) ? solutions.Get(column, scratch).ToTerm() : null;
        while (solutions.MoveNext())
        {
            changes.BeginDocument();
            RemoteChanges.Instantiate(modify.Delete, modify.With, Binding, changes.Remove);
            RemoteChanges.Instantiate(modify.Insert, modify.With, Binding, changes.Add);
        }
    }

    private void Clear(GraphTarget target, bool silent, RemoteChanges changes)
    {
        if (target.Kind == GraphTargetKind.Graph && !silent && !connection.Exists(target.Graph!, cancellation))
        {
            throw new UpdateException($"DROP: there is no graph {target.Graph}.");
        }

        IEnumerable<Iri?> graphs = target.Kind switch
        {
            GraphTargetKind.Graph => [target.Graph],
            GraphTargetKind.Default => [null],
            GraphTargetKind.Named => Named(),
            _ => Named().Prepend(null),
        };
        foreach (Iri? graph in graphs)
        {
            Empty(graph, changes);
        }
    }

    private void Empty(Iri? graph, RemoteChanges changes) => changes.Clear(graph, take => connection.Read(graph, take, cancellation));

    private IEnumerable<Iri?> Named() => connection.Graphs.List(cancellation).Where(g => g != RemoteGraphs.DefaultGraph.Value).Select(g => new Iri(g));

    private void Transfer(UpdateOperation.Transfer transfer, RemoteChanges changes)
    {
        if (transfer.Source is not null && !connection.Exists(transfer.Source, cancellation))
        {
            _ = transfer.Silent ? 0 : throw new UpdateException($"{transfer.Kind.ToString().ToUpperInvariant()}: there is no graph {transfer.Source}.");
            return;
        }

        if (Equals(transfer.Source, transfer.Destination))
        {
            return;
        }

        if (transfer.Kind != TransferKind.Add)
        {
            Empty(transfer.Destination, changes);
        }

        connection.Read(transfer.Source, quad => changes.Add(quad with { Graph = transfer.Destination }), cancellation);
        if (transfer.Kind == TransferKind.Move)
        {
            Empty(transfer.Source, changes);
        }
    }

    private static IEnumerable<string> VariablesOf(IEnumerable<QuadTemplate> template) => template
        .SelectMany(q => new[] { q.Graph, q.Triple.Subject, q.Triple.Predicate, q.Triple.Object })
        .OfType<PatternTerm.Variable>()
        .Where(v => v.IsNamed)
        .Select(v => v.Name)
        .Distinct(StringComparer.Ordinal);
}
