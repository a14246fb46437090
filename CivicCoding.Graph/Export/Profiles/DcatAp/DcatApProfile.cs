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
    private static readonly Iri Rights = DcatVocabulary.Dct("rights");
    private static readonly Iri AccrualPeriodicity = DcatVocabulary.Dct("accrualPeriodicity");
    private static readonly Iri Frequency = DcatVocabulary.Dct("Frequency");
    private static readonly Iri LinguisticSystem = DcatVocabulary.Dct("LinguisticSystem");
    private static readonly Iri Location = DcatVocabulary.Dct("Location");
    private static readonly Iri LicenseDocument = DcatVocabulary.Dct("LicenseDocument");
    private static readonly Iri MediaTypeOrExtent = DcatVocabulary.Dct("MediaTypeOrExtent");
    private static readonly Iri MediaType = DcatVocabulary.Dct("MediaType");
    private static readonly Iri PeriodOfTime = DcatVocabulary.Dct("PeriodOfTime");
    private static readonly Iri Kind = DcatVocabulary.Vcard("Kind");
    private static readonly Iri FullName = DcatVocabulary.Vcard("fn");
    private static readonly Iri[] NameProperties = [DcatVocabulary.PrefLabel, DcatVocabulary.Name, DcatVocabulary.Label];
    private static readonly Iri[] TitleProperties = [DcatVocabulary.Title, DcatVocabulary.Label];
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
        SubjectFacts own = dataset.Own;
        take(new Triple(self, WellKnown.RdfType, DcatVocabulary.Dataset));
        foreach (Iri predicate in CopiedLiterals)
        {
            Literals(own, self, predicate, take);
        }

        Names(own, self, take);
        take(new Triple(self, DcatVocabulary.Identifier, new Literal(self.Value)));
        WriteDates(own, self, take);
        References(own, self, DcatVocabulary.LandingPage, DcatVocabulary.Document, take, only: false);
        References(own, self, DcatVocabulary.Language, LinguisticSystem, take, only: false);
        References(own, self, DcatVocabulary.Spatial, Location, take, only: false);
        Named(dataset, DcatVocabulary.Theme, DcatVocabulary.Concept, DcatVocabulary.PrefLabel, take);
        Named(dataset, DcatVocabulary.Publisher, DcatVocabulary.Agent, DcatVocabulary.Name, take);
        References(own, self, AccessRights, RightsStatement, take, only: true);
        References(own, self, AccrualPeriodicity, Frequency, take, only: true);
        WriteContact(dataset, take);
        WritePeriods(dataset, take);
        foreach (Fact distribution in own.Of(DcatVocabulary.HasDistribution))
        {
            WriteDistribution(dataset, distribution.Value, take);
        }
    }

    private static void WriteContact(DatasetDescription dataset, Action<Triple> take)
    {
        foreach ((_, Term contact) in dataset.Own.Of(ContactPoint))
        {
            if (contact is Literal || !dataset.Describes(contact))
            {
                continue;
            }

            SubjectFacts facts = dataset.FactsOf(contact);
            take(new Triple(dataset.Dataset, ContactPoint, contact));
            take(new Triple(contact, WellKnown.RdfType, Kind));
            if (First(facts, FullName) is { } name)
            {
                take(new Triple(contact, FullName, name));
            }

            foreach (Iri way in ContactWays)
            {
                foreach (Fact address in facts.Of(way))
                {
                    if (address.Value is Iri)
                    {
                        take(new Triple(contact, way, address.Value));
                    }
                }
            }
        }
    }

    /// <summary>Periods that say when they begin or end; each end once.</summary>
    private static void WritePeriods(DatasetDescription dataset, Action<Triple> take)
    {
        foreach ((_, Term period) in dataset.Own.Of(Temporal))
        {
            if (period is Literal)
            {
                continue;
            }

            bool told = false;
            foreach (Iri end in PeriodEnds)
            {
                if (First(dataset.FactsOf(period), end) is { } date)
                {
                    told = true;
                    take(new Triple(period, end, date));
                }
            }

            if (told)
            {
                take(new Triple(dataset.Dataset, Temporal, period));
                take(new Triple(period, WellKnown.RdfType, PeriodOfTime));
            }
        }
    }

    private static void WriteDistribution(DatasetDescription dataset, Term distribution, Action<Triple> take)
    {
        SubjectFacts facts = dataset.FactsOf(distribution);
        bool offered = false;
        foreach (Fact address in facts.Of(DcatVocabulary.AccessUrl))
        {
            if (address.Value is Iri)
            {
                offered = true;
                take(new Triple(distribution, DcatVocabulary.AccessUrl, address.Value));
                take(new Triple(address.Value, WellKnown.RdfType, Resource));
            }
        }

        if (!offered)
        {
            // The profile wants an access address; without one there is nothing to offer.
            return;
        }

        take(new Triple(dataset.Dataset, DcatVocabulary.HasDistribution, distribution));
        take(new Triple(distribution, WellKnown.RdfType, DcatVocabulary.Distribution));
        Literals(facts, distribution, DcatVocabulary.Title, take);
        Literals(facts, distribution, DcatVocabulary.Description, take);
        WriteDates(facts, distribution, take);
        References(facts, distribution, DcatVocabulary.DownloadUrl, Resource, take, only: false);
        References(facts, distribution, DcatVocabulary.License, LicenseDocument, take, only: true);
        References(facts, distribution, Rights, RightsStatement, take, only: true);
        if (First(facts, DcatVocabulary.ByteSize) is { } size && ulong.TryParse(size.Lexical, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            take(new Triple(distribution, DcatVocabulary.ByteSize, new Literal(size.Lexical, NonNegativeInteger)));
        }

        References(facts, distribution, DcatVocabulary.Format, MediaTypeOrExtent, take, only: true);
        References(facts, distribution, DcatVocabulary.MediaType, MediaType, take, only: true);
    }

    /// <summary>The graph's names stand in for a missing title, and a title for a missing description: both are mandatory.</summary>
    private static void Names(SubjectFacts own, Iri self, Action<Triple> take)
    {
        List<Literal> titles = NamesIn(own, TitleProperties, self, '/', '/');
        foreach (Literal title in titles)
        {
            take(new Triple(self, DcatVocabulary.Title, title));
        }

        if (First(own, DcatVocabulary.Description) is null)
        {
            foreach (Literal title in titles)
            {
                take(new Triple(self, DcatVocabulary.Description, title));
            }
        }
    }

    /// <summary>A name in each language, of the first property that has one; where there is none, the last part of the IRI.</summary>
    private static List<Literal> NamesIn(SubjectFacts facts, Iri[] properties, Iri self, char end, char otherEnd)
    {
        var names = new List<Literal>(2);
        foreach (Iri property in properties)
        {
            foreach (Fact fact in facts.Of(property))
            {
                if (fact.Value is Literal name && !HasLanguage(names, name.Language))
                {
                    names.Add(name);
                }
            }
        }

        if (names.Count == 0)
        {
            names.Add(new Literal(self.Value[(self.Value.AsSpan().LastIndexOfAny(end, otherEnd) + 1)..]));
        }

        return names;
    }

    private static bool HasLanguage(List<Literal> names, string? language)
    {
        foreach (Literal name in names)
        {
            if (string.Equals(name.Language, language, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The latest of several dates.</summary>
    private static void WriteDates(SubjectFacts facts, Term subject, Action<Triple> take)
    {
        foreach (Iri predicate in Dates)
        {
            Literal? date = null;
            foreach (Fact fact in facts.Of(predicate))
            {
                date = fact.Value as Literal ?? date;
            }

            if (date is not null)
            {
                take(new Triple(subject, predicate, date));
            }
        }
    }

    private static void Literals(SubjectFacts facts, Term subject, Iri predicate, Action<Triple> take)
    {
        foreach (Fact fact in facts.Of(predicate))
        {
            if (fact.Value is Literal)
            {
                take(new Triple(subject, predicate, fact.Value));
            }
        }
    }

    private static Literal? First(SubjectFacts facts, Iri predicate)
    {
        foreach (Fact fact in facts.Of(predicate))
        {
            if (fact.Value is Literal literal)
            {
                return literal;
            }
        }

        return null;
    }

    private static void References(SubjectFacts facts, Term subject, Iri predicate, Iri type, Action<Triple> take, bool only)
    {
        foreach (Fact fact in facts.Of(predicate))
        {
            if (fact.Value is Iri)
            {
                take(new Triple(subject, predicate, fact.Value));
                take(new Triple(fact.Value, WellKnown.RdfType, type));
                if (only)
                {
                    return;
                }
            }
        }
    }

    /// <summary>References whose targets must carry a name: one without is named by the last part of its IRI.</summary>
    private static void Named(DatasetDescription dataset, Iri predicate, Iri type, Iri nameProperty, Action<Triple> take)
    {
        foreach (Fact fact in dataset.Own.Of(predicate))
        {
            if (fact.Value is not Iri value)
            {
                continue;
            }

            take(new Triple(dataset.Dataset, predicate, value));
            take(new Triple(value, WellKnown.RdfType, type));
            foreach (Literal name in NamesIn(dataset.FactsOf(value), NameProperties, value, '/', '#'))
            {
                take(new Triple(value, nameProperty, name));
            }

            if (ReferenceEquals(type, DcatVocabulary.Agent))
            {
                return;
            }
        }
    }
}
