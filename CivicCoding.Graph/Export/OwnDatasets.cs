using System.Globalization;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>What the server publishes itself, as datasets of its catalogue: the graph, the ontology, the catalogue and the matching model.</summary>
public static class OwnDatasets
{
    /// <summary>The day on which these were first published with this catalogue.</summary>
    private const string Published = "2026-11-22";

    private const string Authority = "http://publications.europa.eu/resource/authority/";
    private const string MediaType = "https://www.iana.org/assignments/media-types/";

    private sealed record File(string Access, string Download, string Format, string MediaType);

    private sealed record Own(string Name, string German, string English, string GermanText, string EnglishText, string Licence, string[] Keywords, string[] Themes, File[] Files);

    private static readonly Own[] Known =
    [
        new("graph", "Netzwerk Civic Coding: der ganze Graph", "Civic Coding network: the whole graph",
            "Alle öffentlichen Angaben über Projekte, Organisationen, Datensätze und Fördermöglichkeiten für gemeinwohlorientierte KI, als RDF mit ihren Quellen.",
            "All public statements on projects, organisations, datasets and funding for AI that serves the common good, as RDF with their sources.",
            "ODC_BL", ["Gemeinwohl", "Künstliche Intelligenz", "Zivilgesellschaft"], ["SOCI", "TECH"],
            [new("about", "dump.nq.gz", "RDF_N_QUADS", "application/n-quads"), new("about", "dump.trig.gz", "RDF_TRIG", "application/trig")]),
        new("ontology", "Begriffe des Netzwerks Civic Coding", "Terms of the Civic Coding network",
            "Klassen und Eigenschaften, in denen das Netzwerk beschrieben ist, mit Erklärungen auf Deutsch und Englisch.",
            "The classes and properties that describe the network, with definitions in German and English.",
            "CC0", ["Ontologie", "Vokabular", "Linked Data"], ["TECH"], [new("ns", "ns?format=turtle", "RDF_TURTLE", "text/turtle"), new("ns", "ns?format=jsonld", "JSON_LD", "application/ld+json")]),
        new("catalogue", "Datenkatalog des Netzwerks Civic Coding", "Data catalogue of the Civic Coding network",
            "Die Beschreibungen aller Datensätze des Netzwerks nach DCAT-AP, in Seiten zu hundert.",
            "The descriptions of all datasets of the network by DCAT-AP, in pages of a hundred.",
            "CC0", ["Metadaten", "Datenkatalog", "DCAT-AP"], ["GOVE", "TECH"],
            [new("catalog", "catalog.ttl", "RDF_TURTLE", "text/turtle"), new("catalog", "catalog.rdf", "RDF_XML", "application/rdf+xml"), new("catalog", "catalog.jsonld", "JSON_LD", "application/ld+json")]),
        new("model", "Modell der Partnersuche", "Model of the partner search",
            "Das gelernte Modell, das Partner für Projekte ordnet: womit es geübt wurde, wie gut es ist, was es verbraucht und wo seine Grenzen sind.",
            "The learned model that ranks partners for projects: what it was trained on, how good it is, what it consumes and where its limits are.",
            "EUPL_1_2", ["Maschinelles Lernen", "Empfehlung", "Modellkarte"], ["TECH"], [new("about", "catalog/model.json", "JSON", "application/json")]),
    ];

    /// <summary>Their IRIs.</summary>
    public static IReadOnlyList<Iri> All { get; } = [.. Known.Select(k => IriOf(k.Name))];

    /// <summary>The IRI of the model among them.</summary>
    public static Iri Model { get; } = IriOf("model");

    /// <summary>The IRI of the graph among them.</summary>
    public static Iri Graph { get; } = IriOf("graph");

    public static bool IsOwn(Iri dataset) => All.Contains(dataset);

    /// <summary>The day of the last change: that of the data, and not before they were published.</summary>
    public static string Modified(string? latest) => string.CompareOrdinal(latest, Published) > 0 ? latest! : Published;

    /// <summary>What there is to say of one, with the addresses of this server.</summary>
    public static IEnumerable<Triple> Describe(Iri dataset, CatalogueHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        Own own = Known.Single(k => IriOf(k.Name).Equals(dataset));
        var triples = new List<Triple>();
        void Say(Term subject, Iri predicate, Term value) => triples.Add(new Triple(subject, predicate, value));

        Say(dataset, DcatVocabulary.Title, new Literal(own.German, "de"));
        Say(dataset, DcatVocabulary.Title, new Literal(own.English, "en"));
        Say(dataset, DcatVocabulary.Description, new Literal(own.GermanText, "de"));
        Say(dataset, DcatVocabulary.Description, new Literal(own.EnglishText, "en"));
        foreach (string keyword in own.Keywords)
        {
            Say(dataset, DcatVocabulary.Keyword, new Literal(keyword, "de"));
        }

        foreach (string theme in own.Themes)
        {
            Say(dataset, DcatVocabulary.Theme, new Iri(Authority + "data-theme/" + theme));
        }

        DescribeCircumstances(dataset, header, Say);
        foreach (File file in own.Files)
        {
            DescribeFile(dataset, own, file, header, Say);
        }

        return triples;
    }

    private static Iri IriOf(string name) => new(CivicVocabulary.BaseIri + "catalog/" + name);

    private static void DescribeCircumstances(Iri dataset, CatalogueHeader header, Action<Term, Iri, Term> say)
    {
        var publisher = new Iri(CivicVocabulary.BaseIri + "#publisher");
        var contact = new Iri(CivicVocabulary.BaseIri + "#contact");
        var period = new Iri(dataset.Value + "#period");
        say(dataset, DcatVocabulary.Publisher, publisher);
        say(publisher, DcatVocabulary.Label, new Literal("Civic Coding"));
        say(dataset, DcatVocabulary.Dcat("contactPoint"), contact);
        say(contact, DcatVocabulary.Vcard("fn"), new Literal("Civic Coding"));
        say(contact, DcatVocabulary.Vcard("hasURL"), new Iri(header.PublicBase + "about"));
        say(dataset, DcatVocabulary.Spatial, new Iri(Authority + "country/DEU"));
        say(dataset, DcatVocabulary.Dct("temporal"), period);
        say(period, DcatVocabulary.Dcat("startDate"), Date(Published));
        say(dataset, DcatVocabulary.Dct("accessRights"), new Iri(Authority + "access-right/PUBLIC"));
        say(dataset, DcatVocabulary.Dct("accrualPeriodicity"), new Iri(Authority + "frequency/IRREG"));
        say(dataset, DcatVocabulary.LandingPage, new Iri(header.PublicBase + "about"));
        say(dataset, DcatVocabulary.Issued, Date(Published));
        say(dataset, DcatVocabulary.Modified, Date(Modified(header.Modified)));
        foreach (string language in new[] { "DEU", "ENG" })
        {
            say(dataset, DcatVocabulary.Language, new Iri(Authority + "language/" + language));
        }
    }

    private static void DescribeFile(Iri dataset, Own own, File file, CatalogueHeader header, Action<Term, Iri, Term> say)
    {
        var distribution = new Iri(dataset.Value + "#" + file.Format.ToLower(CultureInfo.InvariantCulture));
        var rights = new Iri(CivicVocabulary.BaseIri + "#rights");
        say(dataset, DcatVocabulary.HasDistribution, distribution);
        say(distribution, DcatVocabulary.Title, new Literal($"{own.German} ({file.Format.Replace('_', ' ')})", "de"));
        say(distribution, DcatVocabulary.AccessUrl, new Iri(header.PublicBase + file.Access));
        say(distribution, DcatVocabulary.DownloadUrl, new Iri(header.PublicBase + file.Download));
        say(distribution, DcatVocabulary.Format, new Iri(Authority + "file-type/" + file.Format));
        say(distribution, DcatVocabulary.MediaType, new Iri(MediaType + file.MediaType));
        say(distribution, DcatVocabulary.License, new Iri(Authority + "licence/" + own.Licence));
        say(distribution, DcatVocabulary.Dct("rights"), rights);
        say(rights, DcatVocabulary.Label, new Literal("Jede Angabe nennt ihre Quelle; deren Lizenz gilt auch für sie.", "de"));
        say(rights, DcatVocabulary.Label, new Literal("Each statement names its source, whose licence holds for it too.", "en"));
        say(distribution, DcatVocabulary.Issued, Date(Published));
        say(distribution, DcatVocabulary.Modified, Date(Modified(header.Modified)));
    }

    private static Literal Date(string day) => new(day[..10], new Iri(WellKnown.XsdNamespace + "date"));
}
