using CivicCoding.Api.Hosting;
using CivicCoding.Api.Validation;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Export.Profiles.DcatAp;
using CivicCoding.Graph.Export.Quality;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;

namespace CivicCoding.Api.Quality;

/// <summary>The metadata quality points of the catalogue's datasets, counted over what portals harvest.</summary>
internal sealed class QualityService(CatalogueReader catalogue, NamedShapes shapes, AddressProbe probe, GraphHost graph) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly DcatApProfile _profile = new();
    private (long Sequence, string Base, IReadOnlyList<QualityScore> Scores)? _all;

    /// <summary>The points of one dataset; null where the catalogue has none of that name.</summary>
    public async Task<QualityScore?> OfAsync(Iri dataset, string publicBase, CancellationToken cancellation)
    {
        IReadOnlyList<DatasetDescription> described = await catalogue.DescribeAsync([dataset], publicBase, cancellation);
        if (described.Count == 0 || !described[0].Values(WellKnown.RdfType).Any() && !OwnDatasets.IsOwn(dataset))
        {
            return null;
        }

        var triples = new HashSet<Triple>();
        _profile.WriteDataset(described[0], new CatalogueHeader(new Iri(publicBase + "catalog"), publicBase, null, 1), t => triples.Add(t));
        return (await CountAsync(triples, [dataset], publicBase, ask: true, cancellation))[0];
    }

    /// <summary>The points of every dataset; they are counted once for each state of the data.</summary>
    public async Task<IReadOnlyList<QualityScore>> OfAllAsync(string publicBase, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            long sequence = graph.Changes?.Sequence ?? 0;
            if (_all is { } kept && kept.Sequence == sequence && kept.Base == publicBase)
            {
                return kept.Scores;
            }

            var scores = new List<QualityScore>();
            int number = 1;
            while (await catalogue.ReadAsync(number++, publicBase, null, sequence, cancellation, _profile) is { } page)
            {
                HashSet<Triple> triples = CatalogueWriter.Describe(page, _profile);
                scores.AddRange(await CountAsync(triples, [.. page.Datasets.Select(d => (Term)d.Dataset)], publicBase, ask: false, cancellation));
            }

            _all = (sequence, publicBase, scores);
            return scores;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<IReadOnlyList<QualityScore>> CountAsync(HashSet<Triple> triples, IReadOnlyList<Term> datasets, string publicBase, bool ask, CancellationToken cancellation)
    {
        var quads = triples.Select(t => new Quad(t.Subject, t.Predicate, t.Object)).ToList();
        ValidationReport report = new ShaclValidator(shapes.Find("dcat-ap")!).Validate(MemoryQuadSource.From(quads), cancellation: cancellation);
        HashSet<Term> failing = [.. report.Results.Select(r => r.FocusNode)];
        ILookup<Term, Triple> bySubject = triples.ToLookup(t => t.Subject);
        IEnumerable<string> addresses = triples.Where(t => t.Predicate.Equals(s_accessUrl) || t.Predicate.Equals(s_downloadUrl)).Select(t => t.Object).OfType<Iri>().Select(i => i.Value);
        Func<string, bool?> answers = await probe.AskAsync(ask ? addresses : addresses.Where(a => a.StartsWith(publicBase, StringComparison.Ordinal)), publicBase, cancellation);
        var points = new QualityPoints(triples, d => !failing.Contains(d) && bySubject[d].All(t => !failing.Contains(t.Object)), answers);
        return [.. datasets.Select(points.Of)];
    }

    private static readonly Iri s_accessUrl = new("http://www.w3.org/ns/dcat#accessURL");
    private static readonly Iri s_downloadUrl = new("http://www.w3.org/ns/dcat#downloadURL");
}
