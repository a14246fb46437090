using System.Globalization;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export.Profiles.DcatAp;

/// <summary>DCAT-AP 3.0.1. Every page stands alone: agents, concepts, licences, formats and languages carry their type, and their name where the profile wants one.</summary>
public sealed class DcatApProfile : IExportProfile
{
    private const string Country = "http://publications.europa.eu/resource/authority/country/DEU";

    private static readonly Iri[] CopiedLiterals = [DcatVocabulary.Title, DcatVocabulary.Description, DcatVocabulary.Keyword];

    private static readonly Iri[] Dates = [DcatVocabulary.Issued, DcatVocabulary.Modified];

    private static readonly Iri ContactPoint = DcatVocabulary.Dcat("contactPoint");
    private static readonly Iri Temporal = DcatVocabulary.Dct("temporal");
    private static readonly Iri AccessRights = DcatVocabulary.Dct("accessRights");
    private static readonly Iri RightsStatement = DcatVocabulary.Dct("RightsStatement");
    private static readonly Iri NonNegativeInteger = new(WellKnown.XsdNamespace + "nonNegativeInteger");
    private static readonly Iri Resource = new(DcatVocabulary.RdfsNamespace + "Resource");
    private static readonly Iri[] ContactWays = [DcatVocabulary.Vcard("hasEmail"), DcatVocabulary.Vcard("hasURL"), DcatVocabulary.Vcard("hasTelephone")];
    private static readonly Iri[] PeriodEnds = [DcatVocabulary.Dcat("startDate"), DcatVocabulary.Dcat("endDate")];

    public string Name => "dcat-ap";

    public Iri ConformsTo { get; } = new("http://data.europa.eu/r5r/");

    public IReadOnlyList<KeyValuePair<string, string>> Prefixes { get; } =
    [
        new("dcat", DcatVocabulary.DcatNamespace),
        new("dct", DcatVocabulary.DctNamespace),
        new("foaf", DcatVocabulary.FoafNamespace),
        new("hydra", DcatVocabulary.HydraNamespace),
        new("adms", "http://www.w3.org/ns/adms#"),
        new("skos", DcatVocabulary.SkosNamespace),
        new("vcard", DcatVocabulary.VcardNamespace),
        new("xsd", WellKnown.XsdNamespace),
    ];

    public void WriteCatalogue(CatalogueHeader header, Action<Triple> take)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(take);
        Iri catalogue = header.Catalogue;
        var publisher = new Iri(CivicVocabulary.BaseIri + "#publisher");
        void Say(Iri predicate, Term value) => take(new Triple(catalogue, predicate, value));

        Say(WellKnown.RdfType, DcatVocabulary.Catalog);
        Say(DcatVocabulary.Title, new Literal("Civic Coding: Daten für gemeinwohlorientierte KI", "de"));
        Say(DcatVocabulary.Title, new Literal("Civic Coding: data for AI that serves the common good", "en"));
        Say(DcatVocabulary.Description, new Literal("Datensätze des Netzwerks Civic Coding, mit ihren Quellen.", "de"));
        Say(DcatVocabulary.Description, new Literal("Datasets of the Civic Coding network, with their sources.", "en"));
        Say(DcatVocabulary.Publisher, publisher);
        Say(DcatVocabulary.Homepage, new Iri(header.PublicBase));
        Say(DcatVocabulary.Spatial, new Iri(Country));
        Say(DcatVocabulary.ConformsTo, ConformsTo);
        if (header.Modified is { } modified)
        {
            Say(DcatVocabulary.Modified, new Literal(modified, new Iri(WellKnown.XsdNamespace + "date")));
        }

        take(new Triple(publisher, WellKnown.RdfType, DcatVocabulary.Agent));
        take(new Triple(publisher, DcatVocabulary.Name, new Literal("Civic Coding")));
        take(new Triple(new Iri(header.PublicBase), WellKnown.RdfType, DcatVocabulary.Document));
        take(new Triple(new Iri(Country), WellKnown.RdfType, DcatVocabulary.Dct("Location")));
        take(new Triple(ConformsTo, WellKnown.RdfType, DcatVocabulary.Dct("Standard")));
        foreach (string language in new[] { "DEU", "ENG" })
        {
            var iri = new Iri("http://publications.europa.eu/resource/authority/language/" + language);
            Say(DcatVocabulary.Language, iri);
            take(new Triple(iri, WellKnown.RdfType, DcatVocabulary.Dct("LinguisticSystem")));
        }
    }

    public void WriteDataset(DatasetDescription dataset, CatalogueHeader header, Action<Triple> take)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(take);
        Iri self = dataset.Dataset;
        void Say(Iri predicate, Term value) => take(new Triple(self, predicate, value));

        Say(WellKnown.RdfType, DcatVocabulary.Dataset);
        foreach (Iri predicate in CopiedLiterals)
        {
            Literals(dataset, self, predicate, take);
        }

        Names(dataset, self, take);
        Say(DcatVocabulary.Identifier, new Literal(self.Value));
        WriteDates(dataset, self, take);
        References(dataset, self, DcatVocabulary.LandingPage, DcatVocabulary.Document, take, only: false);
        References(dataset, self, DcatVocabulary.Language, DcatVocabulary.Dct("LinguisticSystem"), take, only: false);
        References(dataset, self, DcatVocabulary.Spatial, DcatVocabulary.Dct("Location"), take, only: false);
        Named(dataset, self, DcatVocabulary.Theme, DcatVocabulary.Concept, DcatVocabulary.PrefLabel, take);
        Named(dataset, self, DcatVocabulary.Publisher, DcatVocabulary.Agent, DcatVocabulary.Name, take);
        References(dataset, self, AccessRights, RightsStatement, take, only: true);
        References(dataset, self, DcatVocabulary.Dct("accrualPeriodicity"), DcatVocabulary.Dct("Frequency"), take, only: true);
        WriteContact(dataset, self, take);
        WritePeriods(dataset, self, take);
        foreach (Term distribution in dataset.Values(DcatVocabulary.HasDistribution))
        {
            WriteDistribution(dataset, distribution, take);
        }
    }

    private static void WriteContact(DatasetDescription dataset, Iri self, Action<Triple> take)
    {
        foreach (Term contact in dataset.Values(ContactPoint).Where(c => c is not Literal && dataset.Describes(c)))
        {
            take(new Triple(self, ContactPoint, contact));
            take(new Triple(contact, WellKnown.RdfType, DcatVocabulary.Vcard("Kind")));
            foreach (Literal name in dataset.Values(contact, DcatVocabulary.Vcard("fn")).OfType<Literal>().Take(1))
            {
                take(new Triple(contact, DcatVocabulary.Vcard("fn"), name));
            }

            foreach (Iri way in ContactWays)
            {
                foreach (Iri address in dataset.Values(contact, way).OfType<Iri>())
                {
                    take(new Triple(contact, way, address));
                }
            }
        }
    }

    /// <summary>Periods that say when they begin or end; each end once.</summary>
    private static void WritePeriods(DatasetDescription dataset, Iri self, Action<Triple> take)
    {
        foreach (Term period in dataset.Values(Temporal).Where(p => p is not Literal))
        {
            Triple[] ends = [.. PeriodEnds.SelectMany(e => dataset.Values(period, e).OfType<Literal>().Take(1).Select(d => new Triple(period, e, d)))];
            if (ends.Length > 0)
            {
                take(new Triple(self, Temporal, period));
                take(new Triple(period, WellKnown.RdfType, DcatVocabulary.Dct("PeriodOfTime")));
                Array.ForEach(ends, take);
            }
        }
    }

    private static void WriteDistribution(DatasetDescription dataset, Term distribution, Action<Triple> take)
    {
        Iri[] access = [.. dataset.Values(distribution, DcatVocabulary.AccessUrl).OfType<Iri>()];
        if (access.Length == 0)
        {
            // The profile wants an access address; without one there is nothing to offer.
            return;
        }

        take(new Triple(dataset.Dataset, DcatVocabulary.HasDistribution, distribution));
        take(new Triple(distribution, WellKnown.RdfType, DcatVocabulary.Distribution));
        Literals(dataset, distribution, DcatVocabulary.Title, take);
        Literals(dataset, distribution, DcatVocabulary.Description, take);
        WriteDates(dataset, distribution, take);
        foreach (Iri address in access)
        {
            take(new Triple(distribution, DcatVocabulary.AccessUrl, address));
            take(new Triple(address, WellKnown.RdfType, Resource));
        }

        References(dataset, distribution, DcatVocabulary.DownloadUrl, Resource, take, only: false);
        References(dataset, distribution, DcatVocabulary.License, DcatVocabulary.Dct("LicenseDocument"), take, only: true);
        References(dataset, distribution, DcatVocabulary.Dct("rights"), RightsStatement, take, only: true);
        foreach (Literal size in dataset.Values(distribution, DcatVocabulary.ByteSize).OfType<Literal>().Take(1).Where(s => ulong.TryParse(s.Lexical, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            take(new Triple(distribution, DcatVocabulary.ByteSize, new Literal(size.Lexical, NonNegativeInteger)));
        }

        References(dataset, distribution, DcatVocabulary.Format, DcatVocabulary.Dct("MediaTypeOrExtent"), take, only: true);
        References(dataset, distribution, DcatVocabulary.MediaType, DcatVocabulary.Dct("MediaType"), take, only: true);
    }

    /// <summary>The graph's names stand in for a missing title, and a title for a missing description: both are mandatory.</summary>
    private static void Names(DatasetDescription dataset, Iri self, Action<Triple> take)
    {
        Literal[] titles = [.. dataset.Values(DcatVocabulary.Title).Concat(dataset.Values(DcatVocabulary.Label)).OfType<Literal>().DistinctBy(l => l.Language)];
        if (titles.Length == 0)
        {
            titles = [new Literal(self.Value[(self.Value.LastIndexOf('/') + 1)..])];
        }

        foreach (Literal title in titles)
        {
            take(new Triple(self, DcatVocabulary.Title, title));
        }

        if (!dataset.Values(DcatVocabulary.Description).OfType<Literal>().Any())
        {
            foreach (Literal title in titles)
            {
                take(new Triple(self, DcatVocabulary.Description, title));
            }
        }
    }

    private static void WriteDates(DatasetDescription dataset, Term subject, Action<Triple> take)
    {
        foreach (Iri predicate in Dates)
        {
            if (dataset.Values(subject, predicate).OfType<Literal>().LastOrDefault() is { } date)
            {
                take(new Triple(subject, predicate, date));
            }
        }
    }

    private static void Literals(DatasetDescription dataset, Term subject, Iri predicate, Action<Triple> take)
    {
        foreach (Literal value in dataset.Values(subject, predicate).OfType<Literal>())
        {
            take(new Triple(subject, predicate, value));
        }
    }

    private static void References(DatasetDescription dataset, Term subject, Iri predicate, Iri type, Action<Triple> take, bool only)
    {
        foreach (Iri value in dataset.Values(subject, predicate).OfType<Iri>())
        {
            take(new Triple(subject, predicate, value));
            take(new Triple(value, WellKnown.RdfType, type));
            if (only)
            {
                return;
            }
        }
    }

    /// <summary>References whose targets must carry a name: one without is named by the last part of its IRI.</summary>
    private static void Named(DatasetDescription dataset, Iri self, Iri predicate, Iri type, Iri nameProperty, Action<Triple> take)
    {
        foreach (Iri value in dataset.Values(predicate).OfType<Iri>())
        {
            take(new Triple(self, predicate, value));
            take(new Triple(value, WellKnown.RdfType, type));
            Term[] names = [.. dataset.Values(value, DcatVocabulary.PrefLabel).Concat(dataset.Values(value, DcatVocabulary.Name)).Concat(dataset.Values(value, DcatVocabulary.Label)).OfType<Literal>().DistinctBy(l => l.Language)];
            if (names.Length == 0)
            {
                names = [new Literal(value.Value[(value.Value.LastIndexOfAny(['/', '#']) + 1)..])];
            }

            foreach (Term name in names)
            {
                take(new Triple(value, nameProperty, name));
            }

            if (type.Equals(DcatVocabulary.Agent))
            {
                return;
            }
        }
    }
}
