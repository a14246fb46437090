using CivicCoding.Api.Network;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>Looks through the public entries of a kind for those that may be one thing, and keeps which pairs an editor found to be different.</summary>
internal sealed class DuplicateScan(GraphReading reading, IGraphStore store)
{
    /// <summary>From how much confidence on a pair is shown.</summary>
    public const double Enough = 0.6;

    private const int MostRows = 600_000;
    private const string Adms = "http://www.w3.org/ns/adms#identifier";

    private static readonly (string Property, Func<DuplicateThing, HashSet<string>> Set, Func<string, string> Fold)[] s_properties =
    [
        ("http://www.w3.org/2000/01/rdf-schema#label", t => t.Names, Folding.Name),
        ("http://www.w3.org/2004/02/skos/core#altLabel", t => t.Names, Folding.Name),
        ("http://purl.org/dc/terms/identifier", t => t.Identifiers, Folding.Identifier),
        (Adms, t => t.Identifiers, Folding.Identifier),
        ("http://www.w3.org/2004/02/skos/core#exactMatch", t => t.Identifiers, Folding.Identifier),
        ("http://xmlns.com/foaf/0.1/homepage", t => t.Pages, Folding.Address),
        ("http://www.w3.org/ns/dcat#landingPage", t => t.Pages, Folding.Address),
        ("http://usefulinc.com/ns/doap#repository", t => t.Accesses, Folding.Address),
        ("http://www.w3.org/ns/dcat#accessURL", t => t.Accesses, Folding.Address),
        ("http://www.w3.org/ns/dcat#downloadURL", t => t.Accesses, Folding.Address),
        ("http://purl.org/dc/terms/publisher", t => t.Publishers, v => v),
        (CivicVocabulary.RunBy.Value, t => t.Publishers, v => v),
        (CivicVocabulary.LocatedIn.Value, t => t.Places, v => v),
        (CivicVocabulary.State.Value, t => t.Places, v => v),
    ];

    private static readonly Dictionary<string, (Func<DuplicateThing, HashSet<string>> Set, Func<string, string> Fold)> s_byProperty = s_properties.ToDictionary(p => p.Property, p => (p.Set, p.Fold), StringComparer.Ordinal);

    /// <summary>The pairs of a kind, what says most first.</summary>
    /// <returns>The pairs, and whether everything was looked at.</returns>
    public async Task<(IReadOnlyList<DuplicatePair> Pairs, bool Complete)> FindAsync(EntityKind kind, CancellationToken cancellation)
    {
        string properties = NetworkReader.Join(s_properties.Select(p => new Iri(p.Property)));
        IReadOnlyList<Term?[]> rows = await reading.SelectAsync($"SELECT ?s ?p ?o WHERE {{ ?s a {kind.Class} . VALUES ?p {{ {properties} }} ?s ?p ?o }} LIMIT {MostRows}", cancellation, MostRows);
        IReadOnlyList<Term?[]> files = await reading.SelectAsync($"SELECT ?s ?p ?o WHERE {{ ?s a {kind.Class} ; dcat:distribution ?d . VALUES ?p {{ dcat:accessURL dcat:downloadURL }} ?d ?p ?o }} LIMIT {MostRows}", cancellation, MostRows);
        SortedDictionary<string, DuplicateThing> things = new(StringComparer.Ordinal);
        foreach (Term?[] row in rows.Concat(files))
        {
            if (row[0] is not Iri thing || Kinds.Parse(thing.Value) is null || row[1] is not Iri property || !s_byProperty.TryGetValue(property.Value, out (Func<DuplicateThing, HashSet<string>> Set, Func<string, string> Fold) use))
            {
                continue;
            }

            if (!things.TryGetValue(thing.Value, out DuplicateThing? found))
            {
                things.Add(thing.Value, found = new DuplicateThing(thing));
            }

            if (use.Fold(row[2] is Literal literal ? literal.Lexical : (row[2] as Iri)?.Value ?? "") is { Length: > 0 } value)
            {
                use.Set(found).Add(value);
            }
        }

        HashSet<(string, string)> distinct = await DistinctAsync(cancellation);
        var comparison = new DuplicateComparison(kind);
        DuplicatePair[] pairs = [.. comparison.Find([.. things.Values]).Where(p => !distinct.Contains((p.First.Value, p.Second.Value)))];
        return (pairs, rows.Count < MostRows && files.Count < MostRows && comparison.Compared < DuplicateComparison.MostPairs);
    }

    /// <summary>Keeps that two entries are different things, so that they are not shown again.</summary>
    public async Task SetDistinctAsync(Iri first, Iri second, CancellationToken cancellation)
    {
        (Iri a, Iri b) = string.CompareOrdinal(first.Value, second.Value) < 0 ? (first, second) : (second, first);
        await store.UpdateAsync($"INSERT DATA {{ GRAPH {MergeGraphs.Distinct} {{ {a} {MergeGraphs.DifferentFrom} {b} }} }}", null, cancellation);
    }

    private async Task<HashSet<(string First, string Second)>> DistinctAsync(CancellationToken cancellation)
    {
        var content = new Dataset();
        await store.GetGraphAsync(MergeGraphs.Distinct, content, cancellation);
        return [.. content.Where(q => q.Subject is Iri && q.Object is Iri).Select(q => (((Iri)q.Subject).Value, ((Iri)q.Object).Value))];
    }
}
