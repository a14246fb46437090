using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export.Profiles.SchemaOrg;

/// <summary>schema.org Dataset and DataCatalog, as search engines for datasets read them.</summary>
public sealed class SchemaOrgProfile : IExportProfile
{
    private static readonly (Iri From, string To)[] Copied =
    [
        (DcatVocabulary.Title, "name"),
        (DcatVocabulary.Description, "description"),
        (DcatVocabulary.Keyword, "keywords"),
        (DcatVocabulary.Issued, "datePublished"),
        (DcatVocabulary.Modified, "dateModified"),
        (DcatVocabulary.LandingPage, "url"),
    ];

    public string Name => "schema-org";

    /// <summary>schema.org has no word for a record of a catalogue.</summary>
    public bool TellsRemovals => false;

    public Iri ConformsTo { get; } = new(DcatVocabulary.SchemaNamespace);

    public IReadOnlyList<KeyValuePair<string, string>> Prefixes { get; } =
    [
        new("schema", DcatVocabulary.SchemaNamespace),
        new("dcat", DcatVocabulary.DcatNamespace),
        new("hydra", DcatVocabulary.HydraNamespace),
        new("xsd", WellKnown.XsdNamespace),
    ];

    public void WriteCatalogue(CatalogueHeader header, Action<Triple> take)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(take);
        take(new Triple(header.Catalogue, WellKnown.RdfType, Schema("DataCatalog")));
        take(new Triple(header.Catalogue, Schema("name"), new Literal("Civic Coding")));
        take(new Triple(header.Catalogue, Schema("url"), new Iri(header.PublicBase)));
        take(new Triple(header.Catalogue, Schema("description"), new Literal("Datensätze des Netzwerks Civic Coding, mit ihren Quellen.", "de")));
        take(new Triple(header.Catalogue, Schema("description"), new Literal("Datasets of the Civic Coding network, with their sources.", "en")));
    }

    public void WriteDataset(DatasetDescription dataset, CatalogueHeader header, Action<Triple> take)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(take);
        Iri self = dataset.Dataset;
        take(new Triple(self, WellKnown.RdfType, Schema("Dataset")));
        take(new Triple(self, Schema("includedInDataCatalog"), header.Catalogue));
        take(new Triple(self, Schema("identifier"), new Literal(self.Value)));
        foreach ((Iri from, string to) in Copied)
        {
            foreach (Term value in dataset.Values(from))
            {
                take(new Triple(self, Schema(to), value));
            }
        }

        foreach (Iri publisher in dataset.Values(DcatVocabulary.Publisher).OfType<Iri>())
        {
            take(new Triple(self, Schema("publisher"), publisher));
            take(new Triple(publisher, WellKnown.RdfType, Schema("Organization")));
            foreach (Term name in dataset.Values(publisher, DcatVocabulary.Label))
            {
                take(new Triple(publisher, Schema("name"), name));
            }
        }

        foreach (Term distribution in dataset.Values(DcatVocabulary.HasDistribution))
        {
            WriteDistribution(dataset, distribution, take);
        }
    }

    private static void WriteDistribution(DatasetDescription dataset, Term distribution, Action<Triple> take)
    {
        take(new Triple(dataset.Dataset, Schema("distribution"), distribution));
        take(new Triple(distribution, WellKnown.RdfType, Schema("DataDownload")));
        foreach (Term address in dataset.Values(distribution, DcatVocabulary.DownloadUrl).Concat(dataset.Values(distribution, DcatVocabulary.AccessUrl)).Take(1))
        {
            take(new Triple(distribution, Schema("contentUrl"), address));
        }

        foreach (Term licence in dataset.Values(distribution, DcatVocabulary.License).Take(1))
        {
            take(new Triple(dataset.Dataset, Schema("license"), licence));
        }

        foreach (Iri format in dataset.Values(distribution, DcatVocabulary.Format).OfType<Iri>().Take(1))
        {
            take(new Triple(distribution, Schema("encodingFormat"), new Literal(format.Value[(format.Value.LastIndexOf('/') + 1)..])));
        }
    }

    private static Iri Schema(string name) => new(DcatVocabulary.SchemaNamespace + name);
}
