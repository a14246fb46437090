using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>Carries out the operations of one request in one transaction, each on what the one before left.</summary>
internal sealed class UpdateRun(QueryEngine queries, IDocumentLoader? loader, IQuadTransaction transaction, UpdateOptions options, TimeProvider time, MemoryAccount? memory, CancellationToken cancellation)
{
    /// <summary>So many terms of data are told of before they are asked for: about as many as a processor fetches at a time.</summary>
    private const int TermsAhead = 8;

    private readonly MemoryAccount _memory = memory ?? new MemoryAccount(options.MemoryBytes);
    private readonly TermScratch _scratch = new();
    private readonly long _start = time.GetTimestamp();
    private long _added;
    private long _removed;
    private bool _begun;

    public UpdateCounts Counts => new(_added, _removed);

    public void Execute(UpdateOperation operation)
    {
        Check();
        if (_begun)
        {
            transaction.Refresh();
        }

        _begun = true;
        using var changes = new QuadChanges(_memory);
        switch (operation)
        {
            case UpdateOperation.InsertData data:
                Write(data.Quads, changes.Add);
                break;
            case UpdateOperation.DeleteData data:
                Write(data.Quads, changes.Remove);
                break;
            case UpdateOperation.Modify modify:
                Modify(modify, changes);
                break;
            case UpdateOperation.Load load:
                Load(load, changes);
                break;
            case UpdateOperation.Clear clear:
                Clear(clear.Target, silent: true, "CLEAR", changes);
                break;
            case UpdateOperation.Drop drop:
                Clear(drop.Target, drop.Silent, "DROP", changes);
                break;
            case UpdateOperation.Create create:
                Create(create);
                break;
            case UpdateOperation.Transfer transfer:
                Transfer(transfer, changes);
                break;
        }

        (long added, long removed) = changes.Apply(transaction, cancellation);
        _added += added;
        _removed += removed;
    }

    /// <summary>Gives each term of data its id once.</summary>
    private void Write(QuadData data, Action<TermId, TermId, TermId, TermId> write)
    {
        var ids = new TermId[data.TermCount];
        int expected = 0;
        for (int i = 0; i < data.Count; i++)
        {
            (int subject, int predicate, int @object, int graph) = data.Quad(i);
            write(Of(subject), Of(predicate), Of(@object), graph == QuadData.DefaultGraph ? default : Of(graph));
        }

        TermId Of(int place)
        {
            if (ids[place].IsNone)
            {
                for (; expected < Math.Min(place + TermsAhead, ids.Length); expected++)
                {
                    transaction.Expect(data.Term(expected));
                }

                TermSpan term = data.Term(place);
                ids[place] = term.Kind == TermKind.BlankNode ? transaction.NewBlankNode() : transaction.Intern(term);
            }

            return ids[place];
        }
    }

    private void Modify(UpdateOperation.Modify modify, QuadChanges changes)
    {
        if (options.Using is not null && (modify.Using is not null || modify.With is not null))
        {
            throw new UpdateException("The request names its graphs with USING or WITH, so using-graph-uri and using-named-graph-uri cannot be given (SPARQL 1.1 Protocol, section 2.2.3).");
        }

        TermId graph = modify.With is null ? default : transaction.Intern(_scratch.Encode(modify.With));
        ImmutableArray<string> variables = [.. TemplateWriter.VariablesOf(modify.Delete.Concat(modify.Insert)).Order(StringComparer.Ordinal)];
        var terms = new TermWriter(transaction);
        var delete = new TemplateWriter(modify.Delete, transaction, terms, graph, variables);
        var insert = new TemplateWriter(modify.Insert, transaction, terms, graph, variables);
        var query = new AlgebraQuery(QueryForm.Select, new GraphPattern.Project(modify.Where, variables), variables, [], [], modify.Using);
        using QueryAnswer answer = queries.Execute(query, transaction.Current, 0, QueryOptionsOf(modify), cancellation);
        SolutionReader solutions = answer.Solutions;
        while (solutions.MoveNext())
        {
            delete.Write(solutions, changes.Remove);
            insert.Write(solutions, changes.Add);
        }
    }

    private QueryOptions QueryOptionsOf(UpdateOperation.Modify modify) => new()
    {
        Timeout = Remaining,
        MemoryBytes = Math.Max(1, _memory.LimitBytes - _memory.UsedBytes),
        UnionDefaultGraph = false,
        Dataset = options.Using,
        DefaultGraph = modify.With,
        Base = options.Base,
    };

    private void Load(UpdateOperation.Load load, QuadChanges changes)
    {
        try
        {
            if (loader is null)
            {
                throw new UpdateException("LOAD is switched off here: an operator lists the hosts that it may read from.");
            }

            TermId graph = load.Into is null ? default : transaction.Intern(_scratch.Encode(load.Into));
            loader.Load(load.Document, new LoadSink(transaction, graph, changes), cancellation);
        }
        catch (UpdateException) when (load.Silent)
        {
            // SILENT asks that a failed LOAD counts as done (section 3.1.4); a document that broke off leaves nothing.
            changes.Forget();
        }
    }

    private void Create(UpdateOperation.Create create)
    {
        // The store keeps no empty graphs, so CREATE changes nothing (section 3.2.1).
        if (!create.Silent && Exists(create.Graph))
        {
            throw new UpdateException($"CREATE: the graph {create.Graph} is there already.");
        }
    }

    private void Clear(GraphTarget target, bool silent, string operation, QuadChanges changes)
    {
        switch (target.Kind)
        {
            case GraphTargetKind.Default:
                Remove(default, changes);
                break;
            case GraphTargetKind.Graph when Exists(target.Graph!):
                Remove(transaction.Intern(_scratch.Encode(target.Graph)), changes);
                break;
            case GraphTargetKind.Graph when !silent:
                throw new UpdateException($"{operation}: there is no graph {target.Graph}.");
            case GraphTargetKind.Named or GraphTargetKind.All:
                foreach (TermId graph in transaction.Current.Graphs)
                {
                    Remove(graph, changes);
                }

                if (target.Kind == GraphTargetKind.All)
                {
                    Remove(default, changes);
                }

                break;
        }
    }

    private void Transfer(UpdateOperation.Transfer transfer, QuadChanges changes)
    {
        if (transfer.Source is not null && !Exists(transfer.Source))
        {
            _ = transfer.Silent ? 0 : throw new UpdateException($"{transfer.Kind.ToString().ToUpperInvariant()}: there is no graph {transfer.Source}.");
            return;
        }

        if (Equals(transfer.Source, transfer.Destination))
        {
            return;
        }

        TermId source = transfer.Source is null ? default : transaction.Intern(_scratch.Encode(transfer.Source));
        TermId destination = transfer.Destination is null ? default : transaction.Intern(_scratch.Encode(transfer.Destination));
        if (transfer.Kind != TransferKind.Add)
        {
            Remove(destination, changes);
        }

        foreach ((TermId s, TermId p, TermId o) in Triples(source))
        {
            changes.Add(s, p, o, destination);
            if (transfer.Kind == TransferKind.Move)
            {
                changes.Remove(s, p, o, source);
            }
        }
    }

    private bool Exists(Iri graph) =>
        transaction.Current.Terms.TryFind(_scratch.Encode(graph), out TermId id) && transaction.Current.Count(QuadPattern.In(default, default, default, id)) > 0;

    private void Remove(TermId graph, QuadChanges changes)
    {
        foreach ((TermId s, TermId p, TermId o) in Triples(graph))
        {
            changes.Remove(s, p, o, graph);
        }
    }

    private IEnumerable<(TermId S, TermId P, TermId O)> Triples(TermId graph)
    {
        using IQuadCursor cursor = transaction.Current.Scan(QuadOrder.Gspo, QuadPattern.In(default, default, default, graph));
        var batch = new QuadColumns();
        int rows;
        while ((rows = cursor.Read(batch)) > 0)
        {
            Check();
            for (int i = 0; i < rows; i++)
            {
                yield return (new TermId(batch.Second[i]), new TermId(batch.Third[i]), new TermId(batch.Fourth[i]));
            }
        }
    }

    private TimeSpan Remaining => options.Timeout - time.GetElapsedTime(_start);

    private void Check()
    {
        cancellation.ThrowIfCancellationRequested();
        if (Remaining <= TimeSpan.Zero)
        {
            throw new QueryBudgetExceededException($"The update did not end within {options.Timeout.TotalSeconds} s; nothing of it was done. Split it, or ask for a longer timeout.", QueryBudgetKind.Time);
        }
    }
}
