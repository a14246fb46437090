using System.Globalization;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Export;

/// <summary>Reads the catalogue's pages from the public graphs of a store, each from one state of the data. The list of datasets is kept for as long as the store does not change.</summary>
/// <param name="store">The data.</param>
/// <param name="removed">Remembers what was shown, so that removals are told; null: they are not.</param>
/// <param name="withOwn">True: what the server publishes itself is in the catalogue too.</param>
/// <param name="model">Gives the card of the model among that; null: none.</param>
public sealed class CatalogueReader(IGraphStore store, RemovedDatasets? removed = null, bool withOwn = false, Func<ModelCard?>? model = null)
{
    public const int PageSize = 100;

    private const int Attempts = 8;

    private const string ListQuery = """
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dct: <http://purl.org/dc/terms/>
        SELECT ?d ?modified WHERE {
          ?d a dcat:Dataset .
          OPTIONAL { ?d dct:modified ?modified }
          FILTER(isIRI(?d))
        }
        """;

    private static readonly QueryOptions ListOptions = PublicGraphs.Options with { MaxRows = 50_000_000, MemoryBytes = 2L << 30 };

    private readonly DescriptionReader _descriptions = new(store);

    private sealed record Entry(Iri Dataset, string? Modified);

    private sealed record Listing(long Sequence, Entry[] Entries, string? Modified, IReadOnlyList<RemovedDataset> Removed);

    private volatile Listing? _listing;

    /// <summary>One page.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="publicBase">The server's absolute public address, ending in a slash.</param>
    /// <param name="modifiedSince">Only datasets that say they were modified on or after this date, and removals since; null: all.</param>
    /// <param name="sequence">The store's present sequence number; a kept list of another one is read anew.</param>
    /// <param name="cancellation">Ends the queries.</param>
    /// <param name="profile">The profile whose datasets are listed; null: all.</param>
    /// <returns>Null where there is no such page.</returns>
    /// <exception cref="CatalogueChangedException">The data change faster than they can be read.</exception>
    public async Task<CataloguePage?> ReadAsync(int page, string publicBase, DateOnly? modifiedSince, long sequence, CancellationToken cancellation = default, IExportProfile? profile = null)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            Listing listing = await ListAsync(sequence, cancellation).ConfigureAwait(false);
            Entry[] entries = Since(listing, modifiedSince, profile);
            int pages = Math.Max(1, (entries.Length + PageSize - 1) / PageSize);
            if (page < 1 || page > pages)
            {
                return null;
            }

            CatalogueHeader header = Header(listing, entries.Length, publicBase, modifiedSince) with { Removed = page == pages ? RemovedSince(listing, modifiedSince) : [] };
            Iri[] datasets = [.. entries.Skip((page - 1) * PageSize).Take(PageSize).Select(e => e.Dataset)];
            if (await _descriptions.ReadAsync(datasets, header, listing.Sequence, null, cancellation).ConfigureAwait(false) is { } described)
            {
                return new CataloguePage(page, pages, header, described, listing.Sequence);
            }

            sequence = listing.Sequence + 1;
        }

        throw new CatalogueChangedException();
    }

    /// <summary>Forgets that a dataset was ever shown: it was erased.</summary>
    /// <exception cref="IOException">The file of what was shown cannot be written.</exception>
    public void Forget(Iri dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        removed?.Forget(dataset.Value);
        _listing = null;
    }

    /// <summary>The descriptions of the given datasets, in their order.</summary>
    public async Task<IReadOnlyList<DatasetDescription>> DescribeAsync(IReadOnlyList<Iri> datasets, string publicBase, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(datasets);
        var header = new CatalogueHeader(Catalogue, publicBase, null, datasets.Count);
        return await _descriptions.ReadAsync(datasets, header, null, null, cancellation).ConfigureAwait(false) ?? [];
    }

    /// <summary>The whole catalogue in parts of so many datasets, all from one state of the data.</summary>
    /// <exception cref="CatalogueChangedException">The data changed on the way: what was read so far is no catalogue.</exception>
    internal async IAsyncEnumerable<CataloguePage> ReadAllAsync(int size, string publicBase, IExportProfile profile, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        Listing listing = await ListAsync(-1, cancellation).ConfigureAwait(false);
        Entry[] entries = Since(listing, null, profile);
        int parts = Math.Max(1, (entries.Length + size - 1) / size);
        CatalogueHeader header = Header(listing, entries.Length, publicBase, null);
        var kept = new KeptDescriptions(15);
        for (int part = 0; part < parts; part++)
        {
            Iri[] datasets = [.. entries.Skip(part * size).Take(size).Select(e => e.Dataset)];
            IReadOnlyList<DatasetDescription> described = await _descriptions.ReadAsync(datasets, header, listing.Sequence, kept, cancellation).ConfigureAwait(false) ?? throw new CatalogueChangedException();
            yield return new CataloguePage(part + 1, parts, part == parts - 1 ? header with { Removed = listing.Removed } : header, described, listing.Sequence);
        }
    }

    private static Iri Catalogue { get; } = new(CivicVocabulary.BaseIri + "catalog");

    private CatalogueHeader Header(Listing listing, int datasets, string publicBase, DateOnly? since)
    {
        string? withdrawn = RemovedSince(listing, since).Count == 0 ? null : Day(RemovedSince(listing, since).Max(r => r.Day));
        string? modified = string.CompareOrdinal(withdrawn, listing.Modified) > 0 ? withdrawn : listing.Modified;
        return new CatalogueHeader(Catalogue, publicBase, modified?.Length >= 10 ? modified[..10] : null, datasets) { Model = model?.Invoke() };
    }

    private static Entry[] Since(Listing listing, DateOnly? since, IExportProfile? profile)
    {
        string? day = since is { } from ? Day(from) : null;
        return [.. listing.Entries.Where(e => (profile?.Includes(e.Dataset) ?? true) && (day is null || (e.Modified is not null && string.CompareOrdinal(e.Modified, day) >= 0)))];
    }

    private static IReadOnlyList<RemovedDataset> RemovedSince(Listing listing, DateOnly? since) =>
        since is { } day ? [.. listing.Removed.Where(r => r.Day >= day)] : listing.Removed;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The datasets in the order of their IRIs, each with the latest of the days that it says.</summary>
    private static List<Entry> Latest(SolutionReader solutions)
    {
        var rows = new List<Entry>();
        var scratch = new TermScratch();
        var days = new TermCache(12);
        while (solutions.MoveNext())
        {
            var dataset = (Iri)solutions.Get(0, scratch).ToTerm()!;
            TermSpan modified = solutions.Get(1, scratch);
            rows.Add(new Entry(dataset, modified.IsNone ? null : days.Get(modified) is Literal literal ? literal.Lexical : (days.Get(modified) as Iri)?.Value));
        }

        rows.Sort((a, b) => string.CompareOrdinal(a.Dataset.Value, b.Dataset.Value) is not 0 and int order ? order : string.CompareOrdinal(b.Modified, a.Modified));
        int kept = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            if (kept == 0 || !rows[i].Dataset.Equals(rows[kept - 1].Dataset))
            {
                rows[kept++] = rows[i];
            }
        }

        rows.RemoveRange(kept, rows.Count - kept);
        return rows;
    }

    private async Task<Listing> ListAsync(long sequence, CancellationToken cancellation)
    {
        if (_listing is { } kept && kept.Sequence == sequence)
        {
            return kept;
        }

        using QueryAnswer answer = await store.QueryAsync(ListQuery, ListOptions, cancellation).ConfigureAwait(false);
        List<Entry> entries = Latest(answer.Solutions);

        if (withOwn)
        {
            string? latest = entries.Max(e => e.Modified);
            entries.AddRange(OwnDatasets.All.Select(d => new Entry(d, OwnDatasets.Modified(latest))));
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.Dataset.Value, b.Dataset.Value));
        IReadOnlyList<RemovedDataset> gone = removed?.See([.. entries.Select(e => e.Dataset.Value)]) ?? [];
        var listing = new Listing(answer.Sequence, [.. entries], entries.Max(e => e.Modified), gone);
        _listing = listing;
        return listing;
    }
}
