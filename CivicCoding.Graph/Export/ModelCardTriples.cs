using System.Globalization;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>Says a model's card in the terms of MLDCAT-AP 3.1.0: training, data, measures, limits, risks and, as an estimate, energy.</summary>
public static class ModelCardTriples
{
    /// <summary>The namespace of MLDCAT-AP's own terms.</summary>
    public const string Namespace = "http://data.europa.eu/it6/";

    private static readonly Iri Date = new(WellKnown.XsdNamespace + "date");

    /// <summary>A term of MLDCAT-AP.</summary>
    public static Iri Term(string name) => new(Namespace + name);

    /// <summary>Says what a card tells of a model; its parts are fragments of the model's IRI.</summary>
    public static void Write(Iri model, ModelCard card, Action<Term, Iri, Term> say)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(say);
        var data = new Iri(model.Value + "#training-data");
        say(model, WellKnown.RdfType, Term("MachineLearningModel"));
        say(model, DcatVocabulary.Dcat("version"), new Literal(card.Name));
        say(model, DcatVocabulary.Dct("created"), new Literal(card.Trained, Date));
        say(model, Term("intendedUse"), new Literal(card.Task, "en"));
        say(model, Term("trainingProcess"), new Literal(card.Trainer, "en"));
        say(model, Term("trainedOn"), data);
        say(data, WellKnown.RdfType, DcatVocabulary.Dataset);
        say(data, DcatVocabulary.Title, new Literal("Trainingsdaten der Partnersuche", "de"));
        say(data, DcatVocabulary.Title, new Literal("Training data of the partner search", "en"));
        say(data, DcatVocabulary.Description, new Literal(card.Data, "en"));
        say(data, Term("collectionDate"), new Literal(card.CollectedUntil, Date));
        WriteLimits(model, card, say);
        if (card.Measures.Count > 0)
        {
            var benchmark = new Iri(model.Value + "#benchmark");
            say(model, Term("hasBenchmark"), benchmark);
            say(benchmark, WellKnown.RdfType, Term("Benchmark"));
            say(benchmark, DcatVocabulary.Title, new Literal("Partner search on held-out projects", "en"));
            say(model, Term("evaluationResults"), new Literal(string.Join("; ", card.Measures.Select(m => $"{m.Key}: {m.Value}")), "en"));
        }

        if (card.Energy is { } energy)
        {
            var impact = new Iri(model.Value + "#training-impact");
            say(model, Term("hasTrainingImpact"), impact);
            say(impact, WellKnown.RdfType, Term("EnvironmentalImpact"));
            say(impact, Term("powerConsumption"), new Literal(energy));
        }
    }

    private static void WriteLimits(Iri model, ModelCard card, Action<Term, Iri, Term> say)
    {
        if (card.Limits.Count > 0)
        {
            say(model, Term("limitations"), new Literal(string.Join(' ', card.Limits), "en"));
        }

        int number = 0;
        foreach (string limit in card.Limits)
        {
            number++;
            var risk = new Iri(string.Create(CultureInfo.InvariantCulture, $"{model.Value}#risk-{number}"));
            say(model, Term("hasRisk"), risk);
            say(risk, WellKnown.RdfType, Term("HarmRisk"));
            say(risk, DcatVocabulary.Title, new Literal(string.Create(CultureInfo.InvariantCulture, $"Risk {number}"), "en"));
            say(risk, DcatVocabulary.Description, new Literal(limit, "en"));
        }
    }
}
