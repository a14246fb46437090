using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the page about the data.</summary>
internal static class AboutTexts
{
    public static Phrase Title { get; } = new("Über die Daten", "About the data");
    public static Phrase Lead { get; } = new("Was in diesem Netzwerk steht, woher es kommt und wie viel davon erdacht ist.", "What stands in this network, where it comes from, and how much of it is made up.");
    public static Phrase RealTitle { get; } = new("Echt und Beispiel", "Real and example");
    public static Phrase Real { get; } = new("{0} Einträge kommen aus öffentlichen Quellen, die jeder Eintrag nennt. {1} Bedarfe und Angebote sind erdachte Beispiele; sie tragen überall die Kennzeichnung „Beispiel“, auch in den Daten.", "{0} entries come from public sources, which every entry names. {1} needs and offers are made-up examples; they carry the mark “Example” everywhere, in the data too.");
    public static Phrase Sentences { get; } = new("Die beschreibenden Sätze sind von uns geschrieben, auf Deutsch und Englisch. Personen stehen keine im Netzwerk.", "The describing sentences are written by us, in German and English. There are no persons in the network.");
    public static Phrase KindsTitle { get; } = new("Einträge nach Art", "Entries by kind");
    public static Phrase Kind { get; } = new("Art", "Kind");
    public static Phrase All { get; } = new("Einträge", "Entries");
    public static Phrase OfExample { get; } = new("davon Beispiele", "of these examples");
    public static Phrase GraphsTitle { get; } = new("Quellen", "Sources");
    public static Phrase Graphs { get; } = new("Jede Quelle schreibt ihren eigenen benannten Graphen; die Abfrage sieht sie alle zusammen.", "Every source writes its own named graph; queries see all of them together.");
    public static Phrase Graph { get; } = new("Graph", "Graph");
    public static Phrase Triples { get; } = new("Aussagen", "Statements");
    public static Phrase TakeTitle { get; } = new("Mitnehmen", "Take it with you");
    public static Phrase Take { get; } = new("Jeden Eintrag gibt es als Turtle, JSON-LD, RDF/XML, N-Triples und TriG. Der Katalog steht nach DCAT-AP bereit, alles zusammen als Datei.", "Every entry is there as Turtle, JSON-LD, RDF/XML, N-Triples and TriG. The catalogue is available as DCAT-AP, everything together as a file.");
    public static Phrase WrongTitle { get; } = new("Etwas stimmt nicht?", "Something is wrong?");
    public static Phrase Wrong { get; } = new("Einträge sind so gut wie ihre Quellen. Nennen Sie dem Betreiber dieser Seiten die Adresse des Eintrags und was zu ändern ist.", "Entries are as good as their sources. Tell the operator of these pages the address of the entry and what to change.");
}
