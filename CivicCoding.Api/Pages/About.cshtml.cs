using CivicCoding.Api.Network;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Pages;

/// <summary>What is in the network, from where, and how much of it is a made-up example.</summary>
[KeptPage]
internal sealed class AboutModel(NetworkReader network, GraphReading reading) : CivicPage
{
    public override string Title => T(AboutTexts.Title);

    public override string? Summary => T(AboutTexts.Lead);

    public override string Section => "about";

    public IReadOnlyList<(EntityKind Kind, long Count, long Examples)> Rows { get; private set; } = [];

    public IReadOnlyList<(string Graph, long Count)> Graphs { get; private set; } = [];

    public long Examples => Rows.Sum(r => r.Examples);

    public long Real => Rows.Sum(r => r.Count) - Examples;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        IReadOnlyDictionary<EntityKind, long> counts = await network.CountsAsync(cancellation);
        IReadOnlyDictionary<EntityKind, long> examples = await network.ExamplesAsync(cancellation);
        Rows = [.. counts.Where(c => c.Value > 0).Select(c => (c.Key, c.Value, examples[c.Key]))];
        IReadOnlyList<Term?[]> graphs = await reading.SelectAsync("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g", cancellation);
        Graphs = [.. graphs.Where(r => r[0] is Iri).Select(r => (((Iri)r[0]!).Value, NetworkReader.Number(r[1])))];
    }
}
