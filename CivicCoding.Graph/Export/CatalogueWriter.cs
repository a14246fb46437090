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
        var triples = new HashSet<Triple>();
        profile.WriteCatalogue(page.Header, t => triples.Add(t));
        foreach (DatasetDescription dataset in page.Datasets)
        {
            triples.Add(new Triple(page.Header.Catalogue, DcatVocabulary.HasDataset, dataset.Dataset));
            profile.WriteDataset(dataset, page.Header, t => triples.Add(t));
        }

        WritePaging(page, addressOf, t => triples.Add(t));
        using IRdfWriter writer = format.OpenWriter(output, new RdfWriteOptions { Pretty = true, Prefixes = profile.Prefixes });
        var subject = new TermScratch();
        var predicate = new TermScratch();
        var @object = new TermScratch();
        foreach (Triple triple in triples.OrderBy(t => t.Subject.ToString(), StringComparer.Ordinal).ThenBy(t => t.Predicate.Value, StringComparer.Ordinal).ThenBy(t => t.Object.ToString(), StringComparer.Ordinal))
        {
            writer.Quad(subject.Encode(triple.Subject), predicate.Encode(triple.Predicate), @object.Encode(triple.Object), TermSpan.None);
        }

        writer.Complete();
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
