using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Harvesting;

/// <summary>Brings what a run changed into the store, with where it comes from, in one transaction.</summary>
/// <param name="store">The store.</param>
/// <param name="guarded">True where each write is judged by shapes; a bulk load would pass them by.</param>
/// <param name="bulk">From so many statements on a new source goes in by a bulk load, which takes no memory for each.</param>
internal sealed class HarvestStore(RdfStore store, bool guarded, int bulk = 200_000)
{
    public async Task ApplyAsync(HarvestRequest request, HarvestChanges changes, CancellationToken cancellation)
    {
        var provenance = new Dataset();
        Describe(request, provenance);
        if (changes.GraphIsNew && !guarded && changes.Counts.TriplesAdded >= bulk)
        {
            await LoadAsync(request, changes, provenance, cancellation);
            return;
        }

        var present = new Dataset();
        var graph = new Iri(CivicVocabulary.ProvenanceGraph);
        await store.GetGraphAsync(graph, present, cancellation);
        Quad[] own = [.. present.Where(q => IsOwn(request, q)).Select(q => q with { Graph = graph })];
        await store.WriteAsync(
            transaction =>
            {
                var adding = new TransactionSink(transaction, request.Graph, add: true);
                var removing = new TransactionSink(transaction, request.Graph, add: false);
                Read(changes.RemovedFile, removing, cancellation);
                Read(changes.AddedFile, adding, cancellation);
                Copy(own.Where(q => !provenance.Contains(q)), new TransactionSink(transaction, graph, add: false));
                Copy(provenance.Where(q => !own.Contains(q)), new TransactionSink(transaction, graph, add: true));
                return true;
            },
            cancellation);
    }

    /// <summary>Where a source's graph comes from, without times, so that a second run writes the same.</summary>
    public static void Describe(HarvestRequest request, IQuadSink sink)
    {
        string shown = request.IsAddress ? request.Source : Path.GetFileName(request.Source);
        string key = request.Graph.Value[CivicVocabulary.GraphBase.Length..];
        HarvestRun.Describe(sink, key, request.Kind, ($"Übernommen aus {shown}", $"Harvested from {shown}"), [request.Source], rights: null, byEditors: false);
    }

    private async Task LoadAsync(HarvestRequest request, HarvestChanges changes, Dataset provenance, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        using (IRdfWriter writer = RdfFormat.NQuads.OpenWriter(text))
        {
            TermScratch[] s = [new(), new(), new(), new()];
            foreach (Quad quad in provenance)
            {
                writer.Quad(s[0].Encode(quad.Subject), s[1].Encode(quad.Predicate), s[2].Encode(quad.Object), s[3].Encode(quad.Graph));
            }

            writer.Complete();
        }

        byte[] beside = text.ToArray();
        await store.LoadAsync(
            [
                new LoadSource(changes.AddedFile, () => File.OpenRead(changes.AddedFile), RdfFormat.NTriples, request.Graph) { KeepLabels = true },
                new LoadSource("provenance", () => new MemoryStream(beside), RdfFormat.NQuads),
            ],
            null,
            cancellation);
    }

    private static bool IsOwn(HarvestRequest request, Quad quad) =>
        quad.Subject is Iri subject && (subject.Equals(request.Graph) || subject.Value == request.Graph.Value + "#import");

    private static void Read(string file, IQuadSink sink, CancellationToken cancellation)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        RdfFormat.NTriples.Read(stream, sink, null, cancellation);
    }

    private static void Copy(IEnumerable<Quad> quads, TransactionSink sink)
    {
        TermScratch[] s = [new(), new(), new()];
        foreach (Quad quad in quads)
        {
            sink.Quad(s[0].Encode(quad.Subject), s[1].Encode(quad.Predicate), s[2].Encode(quad.Object), TermSpan.None);
        }
    }

    /// <summary>Adds or removes triples of one graph; blank nodes go by their labels, which are store-wide.</summary>
    private sealed class TransactionSink(IQuadTransaction transaction, Iri graph, bool add) : IQuadSink
    {
        private readonly TermId _graph = transaction.Intern(new TermScratch().Encode(graph));

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            TermId s = transaction.Intern(subject);
            TermId p = transaction.Intern(predicate);
            TermId o = transaction.Intern(@object);
            if (add)
            {
                transaction.Add(s, p, o, _graph);
            }
            else
            {
                transaction.Remove(s, p, o, _graph);
            }
        }
    }
}
