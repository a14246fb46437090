using CivicCoding.Graph.Export.Profiles.DcatAp;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export.Profiles.MldcatAp;

/// <summary>MLDCAT-AP 3.1.0: the AI model that the server publishes, with what it was trained on, how good it is, its risks and, where it was measured, its energy. Datasets are left to DCAT-AP, as the profile wants facts of each that their sources do not state.</summary>
public sealed class MldcatApProfile : IExportProfile
{
    private readonly DcatApProfile _base = new();

    public string Name => "mldcat-ap";

    public Iri ConformsTo { get; } = new("https://semiceu.github.io/MLDCAT-AP/releases/3.1.0/");

    public bool TellsRemovals => false;

    public Iri HasMember { get; } = DcatVocabulary.Dcat("resource");

    public IReadOnlyList<KeyValuePair<string, string>> Prefixes => [.. _base.Prefixes, new("mldcat", ModelCardTriples.Namespace)];

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

        if (header.Model is null)
        {
            Say(self, WellKnown.RdfType, Term("MachineLearningModel"));
        }

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
            ModelCardTriples.Write(self, card, Say);
        }

        foreach (Term distribution in dataset.Values(DcatVocabulary.HasDistribution).Take(1))
        {
            WriteFile(dataset, distribution, Say);
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

    private static Iri Term(string name) => ModelCardTriples.Term(name);
}
