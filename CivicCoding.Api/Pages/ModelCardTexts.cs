using CivicCoding.Api.Languages;

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
}
