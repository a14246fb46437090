using CivicCoding.Api.Entries;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Tables;

/// <summary>Puts the entries of a table in place of those that an earlier import of the same source wrote, in one transaction.</summary>
internal sealed class TableStore(RdfStore store, KindForms forms)
{
    public static Iri GraphOf(TableMapping mapping) => CivicVocabulary.Graph("csv/" + mapping.Name);

    /// <returns>What was written, and what an edit kept as it is.</returns>
    public async Task<(WriteReceipt Receipt, KeptEdits Kept)> SaveAsync(TableMapping mapping, TableReading reading, CancellationToken cancellation)
    {
        Iri graph = GraphOf(mapping);
        var next = new Dataset();
        var scratch = new QuadScratch(next);
        HarvestRun.Describe(next, "csv/" + mapping.Name, "csv", (mapping.Title.German, mapping.Title.English), [mapping.Address], mapping.Rights is { } rights ? (rights.German, rights.English) : null);
        foreach ((Iri thing, CheckedEntry entry) in reading.Entries)
        {
            foreach (Quad quad in EntryTriples.Quads(entry.Form, thing, entry.Values.Where(v => !v.Internal)))
            {
                scratch.Add(quad with { Graph = graph });
            }

            foreach (EntryValue hidden in entry.Values.Where(v => v.Internal))
            {
                scratch.Add(new Quad(thing, hidden.Field.Path, hidden.Value, EntryTriples.PrivateGraphOf(thing)));
            }
        }

        KeptEdits kept = await KeptEdits.LoadAsync(store, forms, cancellation);
        HashSet<Quad> wanted = [.. kept.Filter(next)];
        HashSet<Quad> present = await PresentAsync(graph, mapping, wanted, kept, cancellation);
        (_, WriteReceipt receipt) = await store.WriteAsync(
            transaction =>
            {
                Write(transaction, present.Where(q => !wanted.Contains(q)), add: false);
                Write(transaction, wanted.Where(q => !present.Contains(q)), add: true);
                return true;
            },
            cancellation);
        return (receipt, kept);
    }

    private static void Write(IQuadTransaction transaction, IEnumerable<Quad> quads, bool add)
    {
        TermScratch[] s = [new(), new(), new(), new()];
        foreach (Quad quad in quads)
        {
            TermId subject = transaction.Intern(s[0].Encode(quad.Subject));
            TermId predicate = transaction.Intern(s[1].Encode(quad.Predicate));
            TermId value = transaction.Intern(s[2].Encode(quad.Object));
            TermId graph = transaction.Intern(s[3].Encode(quad.Graph!));
            if (add)
            {
                transaction.Add(subject, predicate, value, graph);
            }
            else
            {
                transaction.Remove(subject, predicate, value, graph);
            }
        }
    }

    /// <summary>What an earlier import wrote: the source's graph, its provenance, and what is not public of the entries that it had.</summary>
    private async Task<HashSet<Quad>> PresentAsync(Iri graph, TableMapping mapping, HashSet<Quad> wanted, KeptEdits kept, CancellationToken cancellation)
    {
        HashSet<Quad> present = [];
        async Task AddAsync(Iri name, Func<Quad, bool> own)
        {
            var content = new Dataset();
            await store.GetGraphAsync(name, content, cancellation);
            present.UnionWith(content.Where(own).Select(q => q with { Graph = name }));
        }

        await AddAsync(graph, _ => true);
        Iri[] things = [.. present.Concat(wanted.Where(q => graph.Equals(q.Graph))).Where(q => q.Predicate.Equals(WellKnown.RdfType) && q.Object.Equals(mapping.Form.Kind.Class)).Select(q => q.Subject).OfType<Iri>().Distinct()];
        foreach (Iri thing in things.Where(t => !kept.IsEdited(t)))
        {
            await AddAsync(EntryTriples.PrivateGraphOf(thing), _ => true);
        }

        await AddAsync(new Iri(CivicVocabulary.ProvenanceGraph), q => q.Subject is Iri subject && (subject.Equals(graph) || subject.Value == graph.Value + "#import"));
        return present;
    }
}
