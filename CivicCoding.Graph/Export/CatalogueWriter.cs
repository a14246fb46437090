using System.Globalization;
using System.Threading.Channels;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Export;

/// <summary>Writes a page of the catalogue with its hydra paging: the same bytes for the same page until the data change.</summary>
public static class CatalogueWriter
{
    private const int PartSize = 1_000;

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
        Triple[] sorted = [.. triples];
        Array.Sort(sorted, TermOrder.Instance);
        Write(sorted, writer, [new(), new(), new()]);
        writer.Complete();
    }

    /// <summary>The catalogue and the datasets of a page, without paging.</summary>
    public static HashSet<Triple> Describe(CataloguePage page, IExportProfile profile)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(profile);
        var triples = new HashSet<Triple>();
        profile.WriteCatalogue(page.Header, t => triples.Add(t));
        RemovedRecords.Write(page.Header, profile, t => triples.Add(t));
        foreach (DatasetDescription dataset in page.Datasets)
        {
            triples.Add(new Triple(page.Header.Catalogue, profile.HasMember, dataset.Dataset));
            profile.WriteDataset(dataset, page.Header, t => triples.Add(t));
        }

        return triples;
    }

    /// <summary>Writes the whole catalogue as one document without paging, a part at a time; the next part is read while one is written.</summary>
    /// <exception cref="CatalogueChangedException">The data changed on the way: what was written is no catalogue.</exception>
    public static async Task WriteAllAsync(CatalogueReader reader, IExportProfile profile, RdfFormat format, string publicBase, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(format);
        using IRdfWriter writer = format.OpenWriter(output, new RdfWriteOptions { Prefixes = profile.Prefixes });
        var scratches = new TermScratch[] { new(), new(), new() };
        var parts = Channel.CreateBounded<CataloguePage>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task reading = Task.Run(
            async () =>
            {
                Exception? failure = null;
                try
                {
                    await foreach (CataloguePage part in reader.ReadAllAsync(PartSize, publicBase, profile, stop.Token).ConfigureAwait(false))
                    {
                        await parts.Writer.WriteAsync(part, stop.Token).ConfigureAwait(false);
                    }
                }
                catch (Exception error)
                {
                    failure = error;
                }

                parts.Writer.Complete(failure);
            },
            CancellationToken.None);
        try
        {
            await foreach (CataloguePage part in parts.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                WritePart(part, profile, writer, scratches);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }

        writer.Complete();
    }

    /// <summary>Dataset by dataset; what datasets share is written once a part, after them.</summary>
    private static void WritePart(CataloguePage part, IExportProfile profile, IRdfWriter writer, TermScratch[] scratches)
    {
        var shared = new SharedTriples();
        if (part.Number == 1)
        {
            profile.WriteCatalogue(part.Header, shared.Add);
        }

        RemovedRecords.Write(part.Header, profile, shared.Add);
        var own = new OwnTriples();
        Iri current = part.Header.Catalogue;
        Action<Triple> take = t =>
        {
            if (ReferenceEquals(t.Subject, current) || t.Subject is not Iri iri || iri.Value.StartsWith(current.Value, StringComparison.Ordinal))
            {
                own.Add(t);
            }
            else
            {
                shared.Add(t);
            }
        };
        foreach (DatasetDescription dataset in part.Datasets)
        {
            current = dataset.Dataset;
            own.Begin(current);
            profile.WriteDataset(dataset, part.Header, take);
            shared.Add(new Triple(part.Header.Catalogue, profile.HasMember, current));
            int count = own.Sort();
            for (int i = 0; i < count; i++)
            {
                if (i == 0 || TermOrder.Instance.Compare(own.At(i), own.At(i - 1)) != 0)
                {
                    Write(own.At(i), writer, scratches);
                }
            }
        }

        Write(shared.Sorted(), writer, scratches);
    }

    /// <summary>Writes sorted triples, each once.</summary>
    private static void Write(IReadOnlyList<Triple> sorted, IRdfWriter writer, TermScratch[] scratches)
    {
        for (int i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || TermOrder.Instance.Compare(sorted[i], sorted[i - 1]) != 0)
            {
                Write(sorted[i], writer, scratches);
            }
        }
    }

    private static void Write(in Triple triple, IRdfWriter writer, TermScratch[] scratches) =>
        writer.Quad(scratches[0].Encode(triple.Subject), scratches[1].Encode(triple.Predicate), scratches[2].Encode(triple.Object), TermSpan.None);

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
