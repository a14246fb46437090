using System.Globalization;
using System.Text;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Export;

/// <summary>Reads the catalogue's pages from the public graphs of a store. The list of datasets is kept for as long as the store does not change.</summary>
public sealed class CatalogueReader(IGraphStore store)
{
    public const int PageSize = 100;

    private const string Prefixes = """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>

        """;

    private const string ListQuery = Prefixes + """
        SELECT ?d (MAX(STR(?m)) AS ?modified) WHERE {
          ?d a dcat:Dataset .
          OPTIONAL { ?d dct:modified ?m }
          FILTER(isIRI(?d))
        } GROUP BY ?d
        """;

    private sealed record Entry(Iri Dataset, string? Modified);

    private sealed record Listing(long Sequence, Entry[] Entries);

    private volatile Listing? _listing;

    /// <summary>One page.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="publicBase">The server's absolute public address, ending in a slash.</param>
    /// <param name="modifiedSince">Only datasets that say they were modified on or after this date; null: all.</param>
    /// <param name="sequence">The store's present sequence number; a kept list of another one is read anew.</param>
    /// <param name="cancellation">Ends the queries.</param>
    /// <returns>Null where there is no such page.</returns>
    public async Task<CataloguePage?> ReadAsync(int page, string publicBase, DateOnly? modifiedSince, long sequence, CancellationToken cancellation = default)
    {
        Listing listing = await ListAsync(sequence, cancellation).ConfigureAwait(false);
        Entry[] entries = listing.Entries;
        if (modifiedSince is { } since)
        {
            string from = since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            entries = [.. entries.Where(e => e.Modified is not null && string.CompareOrdinal(e.Modified, from) >= 0)];
        }

        int pages = Math.Max(1, (entries.Length + PageSize - 1) / PageSize);
        if (page < 1 || page > pages)
        {
            return null;
        }

        string? modified = listing.Entries.Max(e => e.Modified);
        var header = new CatalogueHeader(new Iri(CivicVocabulary.BaseIri + "catalog"), publicBase, modified?.Length >= 10 ? modified[..10] : null, entries.Length);
        Iri[] datasets = [.. entries.Skip((page - 1) * PageSize).Take(PageSize).Select(e => e.Dataset)];
        return new CataloguePage(page, pages, header, await DescribeAsync(datasets, cancellation).ConfigureAwait(false), listing.Sequence);
    }

    /// <summary>The descriptions of the given datasets, in their order.</summary>
    public async Task<IReadOnlyList<DatasetDescription>> DescribeAsync(IReadOnlyList<Iri> datasets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(datasets);
        if (datasets.Count == 0)
        {
            return [];
        }

        var query = new StringBuilder(Prefixes).Append("PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\nPREFIX foaf: <http://xmlns.com/foaf/0.1/>\nSELECT ?d ?s ?p ?o WHERE {\n  VALUES ?d {");
        foreach (Iri dataset in datasets)
        {
            query.Append(' ').Append(dataset);
        }

        query.Append("""
             }
              { ?d ?p ?o . BIND(?d AS ?s) }
              UNION { ?d dcat:distribution ?s . ?s ?p ?o }
              UNION { ?d ?r ?s . VALUES ?r { dct:publisher dct:creator dcat:theme dct:subject dct:language dct:spatial dcat:contactPoint dct:accessRights dct:accrualPeriodicity }
                      ?s ?p ?o . VALUES ?p { rdfs:label skos:prefLabel foaf:name foaf:homepage } }
              UNION { ?d dcat:distribution ?x . ?x ?r ?s . VALUES ?r { dct:format dct:license dcat:mediaType }
                      ?s ?p ?o . VALUES ?p { rdfs:label skos:prefLabel } }
            }
            """);
        var triples = new Dictionary<string, List<Triple>>(StringComparer.Ordinal);
        using (QueryAnswer answer = await store.QueryAsync(query.ToString(), PublicGraphs.Options, cancellation).ConfigureAwait(false))
        {
            var scratch = new TermScratch();
            SolutionReader solutions = answer.Solutions;
            while (solutions.MoveNext())
            {
                var dataset = (Iri)solutions.Get(0, scratch).ToTerm()!;
                var triple = new Triple(solutions.Get(1, scratch).ToTerm()!, (Iri)solutions.Get(2, scratch).ToTerm()!, solutions.Get(3, scratch).ToTerm()!);
                if (!triples.TryGetValue(dataset.Value, out List<Triple>? own))
                {
                    triples.Add(dataset.Value, own = []);
                }

                own.Add(triple);
            }
        }

        return [.. datasets.Select(d => new DatasetDescription(d, triples.GetValueOrDefault(d.Value) ?? []))];
    }

    private async Task<Listing> ListAsync(long sequence, CancellationToken cancellation)
    {
        if (_listing is { } kept && kept.Sequence == sequence)
        {
            return kept;
        }

        var entries = new List<Entry>();
        using QueryAnswer answer = await store.QueryAsync(ListQuery, PublicGraphs.Options, cancellation).ConfigureAwait(false);
        var scratch = new TermScratch();
        SolutionReader solutions = answer.Solutions;
        while (solutions.MoveNext())
        {
            var dataset = (Iri)solutions.Get(0, scratch).ToTerm()!;
            entries.Add(new Entry(dataset, (solutions.Get(1, scratch).ToTerm() as Literal)?.Lexical));
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.Dataset.Value, b.Dataset.Value));
        var listing = new Listing(answer.Sequence, [.. entries]);
        _listing = listing;
        return listing;
    }
}
