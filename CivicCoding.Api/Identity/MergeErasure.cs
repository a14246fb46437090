using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>Makes ready to erase a thing: a merge by which it went is undone, and what merges keep of it becomes its own, so that erasing it leaves nothing behind.</summary>
internal static class MergeErasure
{
    private static readonly Iri s_value = new(WellKnown.RdfNamespace + "value");

    public static async Task PrepareAsync(RdfStore store, Iri thing, CancellationToken cancellation)
    {
        IReadOnlyList<MergeRecord> all = await MergeRecords.AllAsync(store, cancellation);
        while (all.FirstOrDefault(r => r.Gone.Equals(thing)) is { } record)
        {
            for (int i = 0; i < all.Count && all.FirstOrDefault(r => r.Gone.Equals(record.Kept)) is { } outer; i++)
            {
                record = outer;
            }

            MergeRecord undone = record;
            await store.WriteAsync(t => new MergeSplit(new TransactionQuads(t), undone, all).Run(), cancellation);
            all = await MergeRecords.AllAsync(store, cancellation);
        }

        if (all.Count > 0)
        {
            await store.WriteAsync(t => HandOver(new TransactionQuads(t), thing, all), cancellation);
        }
    }

    private static bool HandOver(TransactionQuads data, Iri thing, IReadOnlyList<MergeRecord> all)
    {
        foreach (MergeRecord record in all)
        {
            Iri graph = MergeGraphs.RecordOf(record.Gone);
            Quad[] content = [.. data.In(graph)];
            HashSet<Term> lines = [.. content.Where(q => (q.Predicate.Equals(MergeGraphs.Subject) || q.Predicate.Equals(MergeGraphs.Object)) && IsOf(thing, q.Object)).Select(q => q.Subject)];
            bool whole = record.Kept.Equals(thing);
            foreach (Quad quad in content.Where(q => whole || lines.Contains(q.Subject)))
            {
                data.Remove(quad);
                if (quad.Object is Literal)
                {
                    data.Add(new Quad(thing, s_value, quad.Object, graph));
                }
            }
        }

        return true;
    }

    private static bool IsOf(Iri thing, Term term) =>
        term is Iri iri && (iri.Equals(thing) || (iri.Value.Length > thing.Value.Length && iri.Value[thing.Value.Length] == '#' && iri.Value.StartsWith(thing.Value, StringComparison.Ordinal)));
}
