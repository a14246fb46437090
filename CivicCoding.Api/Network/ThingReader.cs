using CivicCoding.Api.Languages;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Network;

/// <summary>Reads one thing with its parts and with what points at it.</summary>
internal sealed class ThingReader(GraphReading reading, NetworkReader network)
{
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";
    private const string Description = "http://purl.org/dc/terms/description";
    private const string Source = "http://purl.org/dc/terms/source";
    private const int MaxIncoming = 3_000;

    /// <summary>Of what points at a hub by one property so many are read; all are counted.</summary>
    private const int MaxByProperty = 200;
    private const int Shown = 12;

    /// <summary>The thing, or null where the graph says nothing of it.</summary>
    public async Task<Thing?> ReadAsync(EntityKind kind, string slug, Language language, CancellationToken cancellation)
    {
        Iri iri = CivicVocabulary.Id(kind.Plural, slug);
        if (!Kinds.IsSlug(slug))
        {
            return null;
        }

        IReadOnlyList<Term?[]> own = await reading.SelectAsync($"SELECT ?p ?o WHERE {{ <{iri.Value}> ?p ?o }}", cancellation);
        if (own.Count == 0)
        {
            return null;
        }

        (IReadOnlyList<Term?[]> incoming, IReadOnlyDictionary<string, long> totals) = await IncomingAsync(iri, cancellation);
        string partPrefix = iri.Value + "#";
        Iri[] parts = [.. incoming.Select(r => r[0]).Concat(own.Select(r => r[1])).OfType<Iri>().Where(i => i.Value.Contains('#', StringComparison.Ordinal) && i.Value.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal)).Distinct()];
        ILookup<string, Term?[]> partFacts = await PartsAsync(parts, cancellation);
        // What points at the thing from a part is shown as the whole that the part belongs to; the part itself needs no name.
        Iri[] pointing = [.. incoming.Select(r => r[0]).OfType<Iri>().Select(i => i.Value.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal) && i.Value.IndexOf('#', StringComparison.Ordinal) is > 0 and var hash ? new Iri(i.Value[..hash]) : i)];
        HashSet<Iri> named = [.. own.SelectMany(r => r).OfType<Iri>(), .. pointing, .. incoming.Select(r => r[1]).OfType<Iri>(), .. partFacts.SelectMany(g => g).SelectMany(r => r.Skip(1)).OfType<Iri>()];
        var draft = new ThingDraft(iri.Value, language, await network.NamesAsync(named, language, cancellation), partFacts);
        return new Thing(iri.Value, kind, slug, NetworkReader.Best(Of(own, Label), language) ?? new LocalText(slug, null))
        {
            Description = NetworkReader.Best(Of(own, Description), language),
            IsExample = own.Any(r => Equals(r[0], CivicVocabulary.Status) && Equals(r[1], CivicVocabulary.Example)),
            Facts = draft.Facts(own),
            Incoming = draft.Incoming(incoming, totals, partPrefix, Shown),
            Sources = [.. Of(own, Source).OfType<Iri>().Select(i => new FactValue(new LocalText(i.Value, null), Outside: WebAddress(i.Value)))],
            Texts = [.. own.Where(r => r[0] is Iri { Value: Label or Description } && r[1] is Literal).Select(r => (((Iri)r[0]!).Value, new LocalText(((Literal)r[1]!).Lexical, ((Literal)r[1]!).Language)))],
        };
    }

    /// <summary>The address where it is one that a browser may follow.</summary>
    public static string? WebAddress(string iri) =>
        iri.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || iri.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? iri : null;

    private static IEnumerable<Term?> Of(IReadOnlyList<Term?[]> rows, string property) => rows.Where(r => r[0] is Iri p && p.Value == property).Select(r => r[1]);

    /// <summary>What points at the thing, and how many do by each property.</summary>
    private async Task<(IReadOnlyList<Term?[]> Rows, IReadOnlyDictionary<string, long> Totals)> IncomingAsync(Iri iri, CancellationToken cancellation)
    {
        IReadOnlyList<Term?[]> counted = await reading.SelectAsync($"SELECT ?p (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s ?p <{iri.Value}> . FILTER(isIRI(?s)) }} GROUP BY ?p", cancellation);
        Dictionary<string, long> totals = counted.Where(r => r[0] is Iri).ToDictionary(r => ((Iri)r[0]!).Value, r => NetworkReader.Number(r[1]), StringComparer.Ordinal);
        Iri[] many = [.. totals.Where(t => t.Value > MaxByProperty).Select(t => new Iri(t.Key))];
        string few = many.Length == 0 ? "" : $"FILTER(?p NOT IN ({string.Join(", ", many.Select(m => $"<{m.Value}>"))}))";
        List<Term?[]> rows = [.. await reading.SelectAsync($"SELECT ?s ?p WHERE {{ ?s ?p <{iri.Value}> . FILTER(isIRI(?s)) {few} }} LIMIT {MaxIncoming}", cancellation)];
        foreach (Iri property in many)
        {
            rows.AddRange((await reading.SelectAsync($"SELECT DISTINCT ?s WHERE {{ ?s <{property.Value}> <{iri.Value}> . FILTER(isIRI(?s)) }} LIMIT {MaxByProperty}", cancellation)).Select(r => new[] { r[0], property }));
        }

        return (rows, totals);
    }

    private async Task<ILookup<string, Term?[]>> PartsAsync(Iri[] parts, CancellationToken cancellation)
    {
        List<Term?[]> rows = [];
        foreach (Iri[] some in parts.Take(MaxIncoming).Chunk(100))
        {
            rows.AddRange(await reading.SelectAsync($"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {NetworkReader.Join(some)} }} ?s ?p ?o }}", cancellation));
        }

        return rows.ToLookup(r => ((Iri)r[0]!).Value, StringComparer.Ordinal);
    }
}
