using System.Collections.Concurrent;
using System.Text;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Network;

/// <summary>The tables of all kinds, as of the latest commit. A commit changes the rows of what it wrote alone; after a bulk load or a long absence a table is read anew. The server readies them in the background, so that no reader waits for them.</summary>
internal sealed class KindTables(GraphHost graph, KindTableReader reader, GraphReading reading, Warmth warmth, ILogger<KindTables> log) : BackgroundService
{
    /// <summary>More changed things than this are read with all the others.</summary>
    private const int MaxChanged = 400;

    /// <summary>Many commits in a row are followed together; who asks in between follows them at once.</summary>
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(1);
    private static readonly byte[] s_things = Encoding.UTF8.GetBytes(CivicVocabulary.IdBase);

    private sealed record Known(long Sequence, KindTable Table);

    /// <summary>The instances that public graphs say something else of since a commit, up to another; null where too many are, or the log does not tell.</summary>
    private sealed record Stretch(long After, long UpTo, HashSet<string>? Changed);

    /// <summary>How often the log was read.</summary>
    internal int Readings => Volatile.Read(ref _readings);

    private readonly ConcurrentDictionary<EntityKind, Known> _known = new();
    private readonly ConcurrentDictionary<EntityKind, SemaphoreSlim> _turns = new();

    /// <summary>What was last read of the log: all kinds follow the same commits.</summary>
    private volatile Stretch? _read;
    private int _readings;

    /// <summary>The table of a kind where it is as new as the store already; else null.</summary>
    public KindTable? Current(EntityKind kind) => graph.Changes is { } changes && _known.TryGetValue(kind, out Known? known) && known.Sequence >= changes.Sequence ? known.Table : null;

    /// <summary>What an instance is called; null where its kind's table does not know it or is not as new as the store.</summary>
    public LocalText? NameOf(string iri, Language language) => Kinds.Parse(iri) is ({ } kind, _) ? Current(kind)?.NameOf(iri, language) : null;

    /// <summary>The table of a kind; null where the store tells no changes.</summary>
    public async ValueTask<KindTable?> FindAsync(EntityKind kind, CancellationToken cancellation) =>
        graph.Changes is { } changes ? await FindAsync(kind, changes, changes.Sequence, cancellation) : null;

    /// <summary>The table of a kind as of a commit or later.</summary>
    private async ValueTask<KindTable> FindAsync(EntityKind kind, IChangeFeed changes, long sequence, CancellationToken cancellation)
    {
        if (_known.TryGetValue(kind, out Known? known) && known.Sequence >= sequence)
        {
            return known.Table;
        }

        SemaphoreSlim turn = _turns.GetOrAdd(kind, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation);
        try
        {
            if (_known.TryGetValue(kind, out known) && known.Sequence >= sequence)
            {
                return known.Table;
            }

            KindTable table = await FollowAsync(kind, known, changes, sequence, cancellation);
            _known[kind] = new Known(sequence, table);
            return table;
        }
        finally
        {
            turn.Release();
        }
    }

    public override void Dispose()
    {
        foreach (SemaphoreSlim turn in _turns.Values)
        {
            turn.Dispose();
        }

        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (graph.Changes is not { } changes)
        {
            return;
        }

        try
        {
            await warmth.BeginAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                long sequence = changes.Sequence;
                foreach (EntityKind kind in Kinds.All)
                {
                    await FindAsync(kind, changes, sequence, stoppingToken);
                }

                await changes.WaitPastAsync(sequence, stoppingToken);
                await Task.Delay(s_rest, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogWarning(e, "The lists are not readied in the background any more; each is read when somebody asks for it.");
        }
    }

    private async Task<KindTable> FollowAsync(EntityKind kind, Known? known, IChangeFeed changes, long sequence, CancellationToken cancellation)
    {
        if (known is null || Changed(known.Sequence, sequence, changes, cancellation) is not { } changed)
        {
            return await reader.ReadAsync(kind, cancellation);
        }

        if (changed.Count == 0)
        {
            return known.Table;
        }

        bool patterns = changed.Any(c => c.StartsWith(CivicVocabulary.IdBase + "needs/", StringComparison.Ordinal) || c.StartsWith(CivicVocabulary.IdBase + "offers/", StringComparison.Ordinal));
        HashSet<string> touched = [.. changed, .. await LeaningAsync(changed, cancellation)];
        return touched.Count > MaxChanged ? await reader.ReadAsync(kind, cancellation) : await reader.RefreshAsync(known.Table, touched, patterns, cancellation);
    }

    private HashSet<string>? Changed(long sequence, long upTo, IChangeFeed changes, CancellationToken cancellation)
    {
        if (_read is not { } read || read.After != sequence || read.UpTo < upTo)
        {
            _read = read = Read(sequence, changes, cancellation);
        }

        return read.Changed;
    }

    private Stretch Read(long sequence, IChangeFeed changes, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _readings);
        HashSet<string> changed = new(StringComparer.Ordinal);
        long reached = sequence;
        try
        {
            foreach (ChangeSet change in changes.ReadAfter(sequence, IsThing, cancellation))
            {
                reached = change.Sequence;
                if (change.Bulk)
                {
                    return new Stretch(sequence, reached, null);
                }

                Note(change.Added, changed);
                Note(change.Removed, changed);
                if (changed.Count > MaxChanged)
                {
                    return new Stretch(sequence, reached, null);
                }
            }
        }
        catch (ChangesTrimmedException)
        {
            return new Stretch(sequence, reached, null);
        }

        return new Stretch(sequence, reached, changed);
    }

    private static bool IsThing(in TermSpan subject, in TermSpan predicate) => subject.Value.StartsWith(s_things);

    private static void Note(IReadOnlyList<Quad> quads, HashSet<string> changed)
    {
        foreach (Quad quad in quads)
        {
            if (quad.Subject is Iri subject && subject.Value.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal) && (quad.Graph is not Iri where || PublicGraphs.IsVisible(where.Value)))
            {
                changed.Add(subject.Value);
            }
        }
    }

    /// <summary>Things that are filtered by what another says: a need by the state of who states it.</summary>
    private async Task<IEnumerable<string>> LeaningAsync(IReadOnlySet<string> changed, CancellationToken cancellation) =>
        (await reading.SelectAsync($"SELECT DISTINCT ?s WHERE {{ VALUES ?o {{ {NetworkReader.Join(changed.Select(c => new Iri(c)))} }} ?s civic:region|civic:statedBy ?o . FILTER(isIRI(?s)) }}", cancellation)).Select(r => ((Iri)r[0]!).Value);
}
