using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Corpus;

/// <summary>Finds the concepts that a text names, by their labels in both languages or by their initials; the labels are read once for each reading of the graph.</summary>
internal sealed class ConceptLabels
{
    private const int MostInitials = 4;
    private static readonly char[] Separators = [' ', '-', ',', '.', '(', ')', '/', ':', ';', '?', '!', '\n'];
    private readonly string[] _concepts;
    private readonly Dictionary<string, List<(string[] Terms, int Concept)>> _byFirstTerm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byInitials = new(StringComparer.Ordinal);

    public ConceptLabels(IEnumerable<Concept> concepts)
    {
        ArgumentNullException.ThrowIfNull(concepts);
        Concept[] sorted = [.. concepts.OrderBy(c => c.Iri, StringComparer.Ordinal)];
        _concepts = Array.ConvertAll(sorted, c => c.Iri);
        for (int i = 0; i < sorted.Length; i++)
        {
            Add(sorted[i].English, i);
            Add(sorted[i].German, i);
        }
    }

    /// <summary>The IRIs of the concepts that the text names, in their order.</summary>
    public IReadOnlyList<string> Named(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new SortedSet<int>();
        List<string> terms = TextAnalyzer.Terms(text);
        for (int at = 0; at < terms.Count; at++)
        {
            foreach ((string[] label, int concept) in _byFirstTerm.GetValueOrDefault(terms[at]) ?? [])
            {
                if (Stands(terms, at, label))
                {
                    found.Add(concept);
                }
            }
        }

        foreach (string word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length is >= 2 and <= MostInitials && word.All(char.IsUpper))
            {
                found.UnionWith(_byInitials.GetValueOrDefault(word) ?? []);
            }
        }

        return [.. found.Select(c => _concepts[c])];
    }

    private static bool Stands(List<string> terms, int at, string[] label)
    {
        if (at + label.Length > terms.Count)
        {
            return false;
        }

        for (int i = 1; i < label.Length; i++)
        {
            if (terms[at + i] != label[i])
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string label, int concept)
    {
        string[] terms = [.. TextAnalyzer.Terms(label)];
        if (terms.Length > 0)
        {
            ListOf(_byFirstTerm, terms[0]).Add((terms, concept));
        }

        // "KI" stands for "Künstliche Intelligenz", whatever the case of the label's words.
        string[] words = label.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is >= 2 and <= MostInitials && words.All(w => char.IsLetter(w[0])))
        {
            ListOf(_byInitials, string.Concat(words.Select(w => char.ToUpperInvariant(w[0])))).Add(concept);
        }
    }

    private static List<T> ListOf<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out List<T>? list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
