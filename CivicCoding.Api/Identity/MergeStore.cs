using CivicCoding.Api.Audit;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Network;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>Merges two entries that are one, and splits them again. Facts stay in the graphs of their sources; each merge and split is one transaction.</summary>
internal sealed class MergeStore(IGraphStore store, EntryStore entries, KindForms forms, AuditLog audit, TimeProvider time)
{
    /// <summary>The most quads that a merge moves.</summary>
    public const int MaxQuads = 100_000;

    /// <summary>Makes one thing of two.</summary>
    /// <param name="kept">The IRI that stays.</param>
    /// <param name="gone">The IRI that leads to it from then on.</param>
    /// <param name="who">The editor's key.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<MergeState> MergeAsync(Iri kept, Iri gone, string who, CancellationToken cancellation) => entries.InTurnAsync(
        async () =>
        {
            if (store is not RdfStore embedded)
            {
                return MergeState.Remote;
            }

            if (Kinds.Parse(kept.Value) is not ({ } kind, _) || Kinds.Parse(gone.Value) is not ({ } other, _))
            {
                return MergeState.Missing;
            }

            if (kind != other || kept.Equals(gone))
            {
                return MergeState.Unfit;
            }

            (MergeState state, _) = await embedded.WriteAsync(t => Merge(new TransactionQuads(t), kind, kept, gone, who), cancellation);
            if (state == MergeState.Done)
            {
                audit.Write(who, "merged", $"{gone.Value} into {kept.Value}");
            }

            return state;
        },
        cancellation);

    /// <summary>Undoes the merge by which a thing went.</summary>
    public Task<MergeState> SplitAsync(Iri gone, string who, CancellationToken cancellation) => entries.InTurnAsync(() => SplitInTurnAsync(gone, who, cancellation), cancellation);

    /// <summary>As <see cref="SplitAsync"/>, for who has the turn already.</summary>
    public async Task<MergeState> SplitInTurnAsync(Iri gone, string who, CancellationToken cancellation)
    {
        if (store is not RdfStore embedded)
        {
            return MergeState.Remote;
        }

        if (Kinds.Parse(gone.Value) is null)
        {
            return MergeState.Missing;
        }

        IReadOnlyList<MergeRecord> all = await MergeRecords.AllAsync(store, cancellation);
        if (all.FirstOrDefault(r => r.Gone.Equals(gone)) is not { } record)
        {
            return MergeState.Missing;
        }

        if (all.Any(r => r.Gone.Equals(record.Kept)))
        {
            return MergeState.Nested;
        }

        await embedded.WriteAsync(t => new MergeSplit(new TransactionQuads(t), record, all).Run(), cancellation);
        audit.Write(who, "split", $"{gone.Value} from {record.Kept.Value}");
        return MergeState.Done;
    }

    /// <summary>As <see cref="SplitInTurnAsync"/>; what it was merged into is split first where that is merged itself.</summary>
    public async Task<bool> ReleaseInTurnAsync(Iri gone, string who, CancellationToken cancellation)
    {
        var open = new Stack<Iri>([gone]);
        while (open.TryPeek(out Iri? next) && open.Count < 20)
        {
            switch (await SplitInTurnAsync(next, who, cancellation))
            {
                case MergeState.Done:
                    open.Pop();
                    break;
                case MergeState.Nested:
                    open.Push((await MergeRecords.AllAsync(store, cancellation)).First(r => r.Gone.Equals(next)).Kept);
                    break;
                default:
                    return false;
            }
        }

        return open.Count == 0;
    }

    private MergeState Merge(TransactionQuads data, EntityKind kind, Iri kept, Iri gone, string who)
    {
        Quad[] ofKept = [.. data.About(kept).Where(q => q.Subject.Equals(kept) && !MergeGraphs.StaysOut(q.Graph))];
        Quad[] ofGone = [.. data.About(gone).Where(q => !MergeGraphs.StaysOut(q.Graph))];
        if (!IsThing(ofKept, kept, kind) || !IsThing(ofGone, gone, kind))
        {
            return MergeState.Missing;
        }

        MergeRecord record = Plan(data, kind, kept, gone, who, ofKept, ofGone);
        Quad[] moved = [.. ofGone.Concat(record.Names.Keys.Where(n => !n.Equals(gone)).SelectMany(data.About)).Where(record.Touches).Distinct()];
        if (moved.Length > MaxQuads)
        {
            return MergeState.TooLarge;
        }

        foreach (Quad quad in MergeRecords.Of(record))
        {
            data.Add(quad);
        }

        MergeMove.Run(data, record, moved, 0);
        data.Add(new Quad(gone, MergeGraphs.ReplacedBy, kept, MergeGraphs.Public));
        return MergeState.Done;
    }

    private MergeRecord Plan(TransactionQuads data, EntityKind kind, Iri kept, Iri gone, string who, Quad[] ofKept, Quad[] ofGone)
    {
        Dictionary<Iri, Iri> names = new() { [gone] = kept };
        foreach (Iri part in ofGone.SelectMany(q => new[] { q.Subject, q.Object }).OfType<Iri>().Where(i => i.Value.StartsWith(gone.Value + "#", StringComparison.Ordinal)).Distinct())
        {
            string name = part.Value[(gone.Value.Length + 1)..];
            var free = new Iri($"{kept.Value}#{name}");
            for (int i = 1; data.About(free).Any(); i++)
            {
                free = new Iri($"{kept.Value}#{name}-{gone.Value[(gone.Value.LastIndexOf('/') + 1)..]}{(i == 1 ? "" : "-" + i.ToString(System.Globalization.CultureInfo.InvariantCulture))}");
            }

            names[part] = free;
        }

        HashSet<string> has = [.. ofKept.Select(q => MergeRecord.Key(q.Predicate, q.Object))];
        HashSet<Quad> same = [.. ofKept.Select(q => q with { Graph = null })];
        HashSet<string> leftOut = new(StringComparer.Ordinal);
        HashSet<string> otherNames = new(StringComparer.Ordinal);
        foreach (Quad quad in ofGone.Where(q => q.Subject.Equals(gone)))
        {
            string key = MergeRecord.Key(quad.Predicate, quad.Object);
            if (!has.Contains(key) || same.Contains(new Quad(kept, quad.Predicate, quad.Object)))
            {
                continue;
            }

            if (MergeFields.IsName(quad.Predicate))
            {
                otherNames.Add(key);
            }
            else if (MergeFields.IsSingle(forms.Find(kind), quad.Predicate))
            {
                leftOut.Add(key);
            }
        }

        return new MergeRecord { Gone = gone, Kept = kept, Who = who, When = time.GetUtcNow(), Names = names, LeftOut = leftOut, OtherNames = otherNames };
    }

    private static bool IsThing(IEnumerable<Quad> quads, Iri thing, EntityKind kind) =>
        quads.Any(q => q.Subject.Equals(thing) && q.Predicate.Equals(WellKnown.RdfType) && q.Object.Equals(kind.Class) && !(q.Graph is Iri graph && CivicVocabulary.IsPrivate(graph.Value)));
}
