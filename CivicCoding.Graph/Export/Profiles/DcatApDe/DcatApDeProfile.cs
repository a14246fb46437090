using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Export.Profiles.DcatAp;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export.Profiles.DcatApDe;

/// <summary>DCAT-AP.de 3.0: DCAT-AP with what the German profile wants besides. Where the source names no licence or publisher the catalogue says so, as both are mandatory and neither is made up; terms name the list that they are from.</summary>
public sealed class DcatApDeProfile : IExportProfile
{
    private static readonly Iri NoLicence = new(CivicVocabulary.BaseIri + "#licence-not-stated");
    private static readonly Iri NoPublisher = new(CivicVocabulary.BaseIri + "#publisher-not-stated");
    private static readonly Iri InScheme = new(DcatVocabulary.SkosNamespace + "inScheme");
    private static readonly string[] Schemes = [.. new[] { "data-theme", "language", "file-type", "access-right", "frequency" }.Select(s => "http://publications.europa.eu/resource/authority/" + s), "http://dcat-ap.de/def/licenses"];
    private readonly DcatApProfile _base = new();

    public string Name => "dcat-ap-de";

    public Iri ConformsTo { get; } = new("http://dcat-ap.de/def/dcatde/3.0/");

    public IReadOnlyList<KeyValuePair<string, string>> Prefixes => _base.Prefixes;

    public void WriteCatalogue(CatalogueHeader header, Action<Triple> take)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(take);
        _base.WriteCatalogue(header, WithSchemes(take));
        take(new Triple(header.Catalogue, DcatVocabulary.ConformsTo, ConformsTo));
        take(new Triple(ConformsTo, WellKnown.RdfType, DcatVocabulary.Dct("Standard")));
    }

    public void WriteDataset(DatasetDescription dataset, CatalogueHeader header, Action<Triple> take)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(take);
        bool published = false;
        var distributions = new List<Term>();
        var licensed = new HashSet<Term>();
        Action<Triple> pass = WithSchemes(take);
        _base.WriteDataset(dataset, header, t =>
        {
            pass(t);
            if (t.Predicate.Equals(DcatVocabulary.Publisher))
            {
                published = true;
            }
            else if (t.Predicate.Equals(DcatVocabulary.HasDistribution))
            {
                distributions.Add(t.Object);
            }
            else if (t.Predicate.Equals(DcatVocabulary.License))
            {
                licensed.Add(t.Subject);
            }
        });
        if (!published)
        {
            take(new Triple(dataset.Dataset, DcatVocabulary.Publisher, NoPublisher));
            take(new Triple(NoPublisher, WellKnown.RdfType, DcatVocabulary.Agent));
            take(new Triple(NoPublisher, DcatVocabulary.Name, new Literal("Herausgeber nicht angegeben", "de")));
            take(new Triple(NoPublisher, DcatVocabulary.Name, new Literal("publisher not stated", "en")));
        }

        foreach (Term distribution in distributions.Where(d => !licensed.Contains(d)))
        {
            take(new Triple(distribution, DcatVocabulary.License, NoLicence));
            take(new Triple(NoLicence, WellKnown.RdfType, DcatVocabulary.Dct("LicenseDocument")));
            take(new Triple(NoLicence, DcatVocabulary.Title, new Literal("Lizenz nicht angegeben", "de")));
            take(new Triple(NoLicence, DcatVocabulary.Title, new Literal("licence not stated", "en")));
        }
    }

    /// <summary>Adds to each term of a known list which list that is.</summary>
    private static Action<Triple> WithSchemes(Action<Triple> take) => triple =>
    {
        take(triple);
        if (triple.Object is Iri term && triple.Predicate != WellKnown.RdfType)
        {
            foreach (string scheme in Schemes)
            {
                if (term.Value.Length > scheme.Length && term.Value[scheme.Length] == '/' && term.Value.StartsWith(scheme, StringComparison.Ordinal))
                {
                    take(new Triple(term, InScheme, new Iri(scheme)));
                }
            }
        }
    };
}
