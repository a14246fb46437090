using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the matching model's card.</summary>
internal static class ModelCardTexts
{
    public static Phrase Title { get; } = new("Modellkarte", "Model card");
    public static Phrase Version { get; } = new("Fassung im Gebrauch", "Version in use");
    public static Phrase Trained { get; } = new("Trainiert am", "Trained on");
    public static Phrase Trainer { get; } = new("Verfahren", "Method");
    public static Phrase Data { get; } = new("Trainingsdaten", "Training data");
    public static Phrase Until { get; } = new("Daten bis", "Data until");
    public static Phrase Energy { get; } = new("Energie des Trainings (Schätzung)", "Energy of the training (estimate)");
    public static Phrase Measures { get; } = new("Wie gut es ist", "How good it is");
    public static Phrase Measure { get; } = new("Maß", "Measure");
    public static Phrase Value { get; } = new("Wert", "Value");
    public static Phrase Limits { get; } = new("Grenzen und Risiken", "Limits and risks");
    public static Phrase Source { get; } = new("Die Karte als JSON", "The card as JSON");
    public static Phrase Exposure { get; } = new("Wer wie oft vorgeschlagen wird", "Who is suggested how often");

    /// <summary>Limits that cards state, so that they can be read in both languages; another one is shown as it stands.</summary>
    public static IReadOnlyList<Phrase> KnownLimits { get; } =
    [
        new("Es hat von früheren Konsortien gelernt: Kleine und neue Organisationen kommen in seinen Beispielen selten vor. In der Liste werden Plätze für sie freigehalten, und /exposure zeigt, wer wie oft vorgeschlagen wird.",
            "It has learnt from past consortia: small organisations and newcomers are seldom in its labels. Places in the list are kept for them, and /exposure shows who is suggested how often."),
        new("Es hat von geförderten europäischen Forschungskonsortien gelernt, nicht von der Zivilgesellschaft: Kleine und neue Organisationen kommen in seinen Beispielen selten vor.",
            "It has learnt from funded European research consortia, not from civil society: small organisations and newcomers are seldom in its labels."),
        new("Bedarf und Angebot hat es nicht gelernt; sie zählen daneben mit einem festen Mindestgewicht von 0,6.",
            "It has not learnt needs and offers; these have a stated floor weight of 0.6 beside it."),
        new("Es ordnet Organisationen, nie Menschen.", "It ranks organisations, never persons."),
    ];

    /// <summary>What cards say of how a model was made and measured; another sentence is shown as it stands.</summary>
    private static readonly EngineMessages s_said = new(
    [
        new("Mittel aus {0} Modellen von ML.NET {1}, {2} Bäume mit je {3} Blättern, Lernrate {4}", "the mean of {0}: ML.NET {1}, {2} trees of {3} leaves, learning rate {4}"),
        new("CORDIS, Europäische Union: Konsortien in Horizont Europa, die vor 2024 unterzeichnet wurden, und Beteiligungen in Horizont 2020", "CORDIS, European Union: Horizon Europe consortia signed before 2024 and Horizon 2020 participations"),
        new("Das Netzwerk des Speichers bis {0}, {1} Beteiligungen, {2} Urteile über Vorschläge", "The network of the store until {0}, {1} participations, {2} judgements of suggestions"),
        new("{0} Wh, geschätzt: {1} Sekunden Prozessorzeit zu {2} W je arbeitendem Kern; gemessen wurde der Strom nicht", "{0} Wh, estimated: {1} processor seconds at {2} W for each busy core; nothing was metered"),
        new("{1} Fragen des Teils „{0}“ der Prüfdaten, so wie das Programm sie beantwortet", "{0} split of the evaluation data, {1} questions, as the program serves them"),
        new("nach der Zeit geteilt: {0} Fragen aus {1} Projekten ab {2}", "local split by time: {0} questions of {1} projects from {2} on"),
        new("gemessen an", "data"),
        new("nDCG@10 (Rang der Treffer unter den ersten zehn)", "ndcg@10"),
        new("nDCG@10 des Modells davor", "ndcg@10 of the model before"),
        new("nDCG@10 mit Plätzen für Neue", "ndcg@10 in fair mode"),
        new("Recall@50 (Anteil der gefundenen Partner)", "recall@50"),
        new("MRR (Kehrwert des ersten Treffers)", "mrr"),
        new("Abdeckung@10 (Anteil der Organisationen, die vorkommen)", "coverage@10"),
        new("Neue@10 (Anteil der Plätze)", "newcomers@10"),
        new("Neue@10 mit Plätzen für Neue", "newcomers@10 in fair mode"),
    ]);

    /// <summary>What a card says in the reader's language, with the language that it is in where it is another one.</summary>
    public static LocalText Of(string said, Language language)
    {
        CultureInfo culture = language.Culture();
        string Named(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number.ToString("#,0.####", culture) : text;
        return language == Language.German && s_said.German(said, Named) is { } german ? new LocalText(german, null) : new LocalText(said, "en");
    }
}
