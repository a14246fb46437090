using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Export;

/// <summary>Writes a page of the catalogue with its hydra paging: the same bytes for the same page until the data change.</summary>
public static class CatalogueWriter
{
    /// <summary>Writes the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="format">The syntax.</param>
    /// <param name="addressOf">Gives the absolute public address of a page by its number.</param>
    /// <param name="output">Receives the document.</param>
    public static void Write(CataloguePage page, IExportProfile profile, RdfFormat format, Func<int, string> addressOf, Stream output)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(addressOf);
        HashSet<Triple> triples = Describe(page, profile);
        WritePaging(page, addressOf, t => triples.Add(t));
        using IRdfWriter writer = format.OpenWriter(output, new RdfWriteOptions { Pretty = true, Prefixes = profile.Prefixes });
        Write(triples, writer);
        writer.Complete();
    }

    /// <summary>Writes the whole catalogue as one document without paging, a page of datasets at a time.</summary>
    public static async Task WriteAllAsync(CatalogueReader reader, IExportProfile profile, RdfFormat format, string publicBase, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(format);
        using IRdfWriter writer = format.OpenWriter(output, new RdfWriteOptions { Prefixes = profile.Prefixes });
        long sequence = -1;
        for (int number = 1; await reader.ReadAsync(number, publicBase, null, sequence, cancellation).ConfigureAwait(false) is { } page; number++)
        {
            sequence = page.Sequence;
            Write(Describe(page, profile), writer);
        }

        writer.Complete();
    }

    /// <summary>The catalogue and the page's datasets, without paging.</summary>
    private static HashSet<Triple> Describe(CataloguePage page, IExportProfile profile)
    {
        var triples = new HashSet<Triple>();
        profile.WriteCatalogue(page.Header, t => triples.Add(t));
        foreach (DatasetDescription dataset in page.Datasets)
        {
            triples.Add(new Triple(page.Header.Catalogue, DcatVocabulary.HasDataset, dataset.Dataset));
            profile.WriteDataset(dataset, page.Header, t => triples.Add(t));
        }

        return triples;
    }

    /// <summary>Writes triples in an order that depends on nothing but themselves.</summary>
    private static void Write(HashSet<Triple> triples, IRdfWriter writer)
    {
        TermScratch[] scratches = [new(), new(), new()];
        foreach (Triple triple in triples.OrderBy(t => t.Subject.ToString(), StringComparer.Ordinal).ThenBy(t => t.Predicate.Value, StringComparer.Ordinal).ThenBy(t => t.Object.ToString(), StringComparer.Ordinal))
        {
            writer.Quad(scratches[0].Encode(triple.Subject), scratches[1].Encode(triple.Predicate), scratches[2].Encode(triple.Object), TermSpan.None);
        }
    }

    /// <summary>Both vocabularies of paging that harvesters know: the older PagedCollection with nextPage, and PartialCollectionView with next.</summary>
    private static void WritePaging(CataloguePage page, Func<int, string> addressOf, Action<Triple> take)
    {
        var here = new Iri(addressOf(page.Number));
        void Link(string name, int number) => take(new Triple(here, Hydra(name), new Iri(addressOf(number))));

        take(new Triple(here, WellKnown.RdfType, Hydra("PagedCollection")));
        take(new Triple(here, WellKnown.RdfType, Hydra("PartialCollectionView")));
        take(new Triple(here, Hydra("totalItems"), Integer(page.Header.Datasets)));
        take(new Triple(here, Hydra("itemsPerPage"), Integer(CatalogueReader.PageSize)));
        foreach (string name in new[] { "first", "firstPage" })
        {
            Link(name, 1);
        }

        foreach (string name in new[] { "last", "lastPage" })
        {
            Link(name, page.Count);
        }

        if (page.Number < page.Count)
        {
            Link("next", page.Number + 1);
            Link("nextPage", page.Number + 1);
        }

        if (page.Number > 1)
        {
            Link("previous", page.Number - 1);
            Link("previousPage", page.Number - 1);
        }
    }

    private static Iri Hydra(string name) => new(DcatVocabulary.HydraNamespace + name);

    private static Literal Integer(int value) => new(value.ToString(CultureInfo.InvariantCulture), new Iri(WellKnown.XsdNamespace + "integer"));
}
