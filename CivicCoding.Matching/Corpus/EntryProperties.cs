using System.Globalization;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Matching.Corpus;

/// <summary>The properties of one entry of the graph, each value once.</summary>
public sealed class EntryProperties
{
    private readonly Dictionary<string, List<Term>> _values = new(StringComparer.Ordinal);

    public void Add(string predicate, Term value)
    {
        if (!_values.TryGetValue(predicate, out List<Term>? values))
        {
            _values.Add(predicate, values = []);
        }

        if (!values.Contains(value))
        {
            values.Add(value);
        }
    }

    /// <summary>The IRIs of a property in order.</summary>
    public IReadOnlyList<string> Iris(string predicate) =>
        _values.TryGetValue(predicate, out List<Term>? values) ? [.. values.OfType<Iri>().Select(i => i.Value).Order(StringComparer.Ordinal)] : [];

    public string? Iri(string predicate) => Iris(predicate) is [string first, ..] ? first : null;

    /// <summary>The texts of a property, by language and then by text.</summary>
    public IReadOnlyList<LocalText> Texts(string predicate) =>
        _values.TryGetValue(predicate, out List<Term>? values)
            ? [.. values.OfType<Literal>().Select(l => new LocalText(l.Lexical, l.Language ?? "")).OrderBy(t => t.Language, StringComparer.Ordinal).ThenBy(t => t.Value, StringComparer.Ordinal)]
            : [];

    /// <summary>The text in a language, else the one without, else any, else empty.</summary>
    public string Text(string predicate, string language)
    {
        IReadOnlyList<LocalText> texts = Texts(predicate);
        foreach (string wanted in new[] { language, "" })
        {
            foreach (LocalText text in texts)
            {
                if (string.Equals(text.Language, wanted, StringComparison.OrdinalIgnoreCase))
                {
                    return text.Value;
                }
            }
        }

        return texts.Count > 0 ? texts[0].Value : "";
    }

    /// <summary>The text in a language, else empty.</summary>
    public string Exact(string predicate, string language) =>
        Texts(predicate).FirstOrDefault(t => string.Equals(t.Language, language, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    /// <summary>The first day of a date, a month or a year.</summary>
    public DateOnly? Date(string predicate)
    {
        foreach (LocalText text in Texts(predicate))
        {
            string value = text.Value.Length > 10 ? text.Value[..10] : text.Value;
            if (DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                return date;
            }
        }

        return null;
    }

    public double? Number(string predicate) =>
        Texts(predicate) is [LocalText first, ..] && double.TryParse(first.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
