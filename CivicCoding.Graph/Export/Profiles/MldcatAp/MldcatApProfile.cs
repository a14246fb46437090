using System.Globalization;
using CivicCoding.Graph.Export.Profiles.DcatAp;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export.Profiles.MldcatAp;

/// <summary>MLDCAT-AP 3.1.0: the AI model that the server publishes, with what it was trained on, how good it is, its risks and, where it was measured, its energy. Datasets are left to DCAT-AP, as the profile wants facts of each that their sources do not state.</summary>
public sealed class MldcatApProfile : IExportProfile
{
    private const string Namespace = "http://data.europa.eu/it6/";
    private static readonly Iri Date = new(WellKnown.XsdNamespace + "date");
    private readonly DcatApProfile _base = new();

    public string Name => "mldcat-ap";

    public Iri ConformsTo { get; } = new("https://semiceu.github.io/MLDCAT-AP/releases/3.1.0/");

    public bool TellsRemovals => false;

    public Iri HasMember { get; } = DcatVocabulary.Dcat("resource");

    public IReadOnlyList<KeyValuePair<string, string>> Prefixes => [.. _base.Prefixes, new("mldcat", Namespace)];

    public bool Includes(Iri dataset) => dataset.Equals(OwnDatasets.Model);

    public void WriteCatalogue(CatalogueHeader header, Action<Triple> take)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(take);
        _base.WriteCatalogue(header, take);
        take(new Triple(header.Catalogue, DcatVocabulary.ConformsTo, ConformsTo));
        take(new Triple(ConformsTo, WellKnown.RdfType, DcatVocabulary.Dct("Standard")));
    }

    public void WriteDataset(DatasetDescription dataset, CatalogueHeader header, Action<Triple> take)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(take);
        Iri self = dataset.Dataset;
        void Say(Term subject, Iri predicate, Term value) => take(new Triple(subject, predicate, value));

        Say(self, WellKnown.RdfType, Term("MachineLearningModel"));
        foreach (Iri copied in new[] { DcatVocabulary.Title, DcatVocabulary.Description, DcatVocabulary.Keyword })
        {
            foreach (Term value in dataset.Values(copied))
            {
                Say(self, copied, value);
            }
        }

        Say(self, DcatVocabulary.Identifier, new Literal(self.Value));
        foreach (Iri publisher in dataset.Values(DcatVocabulary.Publisher).OfType<Iri>())
        {
            Say(self, Term("hasProvider"), publisher);
        }

        if (header.Model is { } card)
        {
            WriteCard(self, card, Say);
        }

        foreach (Term distribution in dataset.Values(DcatVocabulary.HasDistribution).Take(1))
        {
            WriteFile(dataset, distribution, Say);
        }
    }

    private static void WriteCard(Iri self, ModelCard card, Action<Term, Iri, Term> say)
    {
        var data = new Iri(self.Value + "#training-data");
        say(self, DcatVocabulary.Dcat("version"), new Literal(card.Name));
        say(self, DcatVocabulary.Dct("created"), new Literal(card.Trained, Date));
        say(self, Term("intendedUse"), new Literal(card.Task, "en"));
        say(self, Term("trainingProcess"), new Literal(card.Trainer, "en"));
        say(self, Term("trainedOn"), data);
        say(data, WellKnown.RdfType, DcatVocabulary.Dataset);
        say(data, DcatVocabulary.Title, new Literal("Trainingsdaten der Partnersuche", "de"));
        say(data, DcatVocabulary.Title, new Literal("Training data of the partner search", "en"));
        say(data, DcatVocabulary.Description, new Literal(card.Data, "en"));
        say(data, Term("collectionDate"), new Literal(card.CollectedUntil, Date));
        if (card.Limits.Count > 0)
        {
            say(self, Term("limitations"), new Literal(string.Join(' ', card.Limits), "en"));
        }

        int number = 0;
        foreach (string limit in card.Limits)
        {
            number++;
            var risk = new Iri(string.Create(CultureInfo.InvariantCulture, $"{self.Value}#risk-{number}"));
            say(self, Term("hasRisk"), risk);
            say(risk, WellKnown.RdfType, Term("HarmRisk"));
            say(risk, DcatVocabulary.Title, new Literal(string.Create(CultureInfo.InvariantCulture, $"Risk {number}"), "en"));
            say(risk, DcatVocabulary.Description, new Literal(limit, "en"));
        }

        if (card.Measures.Count > 0)
        {
            var benchmark = new Iri(self.Value + "#benchmark");
            say(self, Term("hasBenchmark"), benchmark);
            say(benchmark, WellKnown.RdfType, Term("Benchmark"));
            say(benchmark, DcatVocabulary.Title, new Literal("Partner search on held-out projects", "en"));
            say(self, Term("evaluationResults"), new Literal(string.Join("; ", card.Measures.Select(m => $"{m.Key}: {m.Value}")), "en"));
        }

        if (card.EnergyKilowattHours is { } energy)
        {
            var impact = new Iri(self.Value + "#training-impact");
            say(self, Term("hasTrainingImpact"), impact);
            say(impact, WellKnown.RdfType, Term("EnvironmentalImpact"));
            say(impact, Term("powerConsumption"), new Literal(energy + " kWh"));
        }
    }

    private static void WriteFile(DatasetDescription dataset, Term distribution, Action<Term, Iri, Term> say)
    {
        var file = new Iri(dataset.Dataset.Value + "#card");
        say(dataset.Dataset, Term("hasFile"), file);
        say(file, WellKnown.RdfType, Term("File"));
        say(file, DcatVocabulary.Identifier, new Literal(file.Value));
        say(file, DcatVocabulary.Title, new Literal("Model card", "en"));
        foreach (Term address in dataset.Values(distribution, DcatVocabulary.DownloadUrl).Take(1))
        {
            say(file, Term("url"), address);
            say(address, WellKnown.RdfType, DcatVocabulary.Dcat("Resource"));
        }

        foreach (Term format in dataset.Values(distribution, DcatVocabulary.Format).Take(1))
        {
            say(file, DcatVocabulary.Format, format);
            say(format, WellKnown.RdfType, DcatVocabulary.Concept);
        }

        foreach (Term licence in dataset.Values(distribution, DcatVocabulary.License).Take(1))
        {
            say(dataset.Dataset, DcatVocabulary.License, licence);
            say(licence, WellKnown.RdfType, DcatVocabulary.Dct("LicenseDocument"));
        }
    }

    private static Iri Term(string name) => new(Namespace + name);
}
