using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Network;

/// <summary>Puts the triples of a thing into words: its facts, its parts read through, and what points at it.</summary>
internal sealed class ThingDraft(string iri, Language language, IReadOnlyDictionary<string, LocalText> names, ILookup<string, Term?[]> parts)
{
    private const string Format = "http://purl.org/dc/terms/format";
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";

    public IReadOnlyList<Fact> Facts(IReadOnlyList<Term?[]> own) =>
    [
        .. own.Where(r => r[0] is Iri p && r[1] is not null && !PropertyTexts.IsHidden(p.Value))
            .GroupBy(r => ((Iri)r[0]!).Value, StringComparer.Ordinal)
            .OrderBy(g => PropertyTexts.Order(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Fact(g.Key, LabelOf(g.Key, PropertyTexts.Forward(g.Key)), Sorted(g.Key, g.Select(r => r[1]!)), g.Count())),
    ];

    /// <summary>What points at the thing by each property; where not all of it was read, the totals say how much there is.</summary>
    public IReadOnlyList<Fact> Incoming(IReadOnlyList<Term?[]> incoming, IReadOnlyDictionary<string, long> totals, string partPrefix, int shown) =>
    [
        .. incoming.Where(r => r[1] is Iri p && !PropertyTexts.IsHidden(p.Value))
            .GroupBy(r => ((Iri)r[1]!).Value, StringComparer.Ordinal)
            .OrderBy(g => PropertyTexts.Order(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g =>
            {
                FactValue[] values = [.. g.Select(r => ((Iri)r[0]!).Value).Distinct(StringComparer.Ordinal).Select(s => Pointer(s, partPrefix)).OfType<FactValue>().OrderBy(v => v.Text.Text, StringComparer.Create(language.Culture(), ignoreCase: true))];
                bool cut = totals.GetValueOrDefault(g.Key) > g.Select(r => r[0]).Distinct().Count();
                return new Fact(g.Key, LabelOf(g.Key, PropertyTexts.Inverse(g.Key)), [.. values.Take(shown)], cut ? totals[g.Key] : values.Length);
            })
            .Where(f => f.Total > 0),
    ];

    /// <summary>What points at the thing: another thing, or a part of one (then that thing with the part's role), or a part of its own (then the other end).</summary>
    private FactValue? Pointer(string subject, string partPrefix)
    {
        int hash = subject.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0 || !subject.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal))
        {
            return Value(new Iri(subject), "");
        }

        string? role = parts[subject].Where(r => Equals(r[1], CivicVocabulary.Role)).Select(r => r[2]).OfType<Iri>().Select(r => Name(r.Value).Text).FirstOrDefault();
        if (!subject.StartsWith(partPrefix, StringComparison.Ordinal))
        {
            string whole = subject[..hash];
            return new FactValue(Name(whole), Kinds.PageOf(whole), Note: role);
        }

        Iri? other = parts[subject].Where(r => Equals(r[1], CivicVocabulary.Participant)).Select(r => r[2]).OfType<Iri>().FirstOrDefault();
        return other is null ? null : Value(other, "") with { Note = role };
    }

    private FactValue[] Sorted(string property, IEnumerable<Term> values) =>
        [.. Preferred(values).Select(v => Value(v, property)).OrderBy(v => v.Text.Text, StringComparer.Create(language.Culture(), ignoreCase: true))];

    /// <summary>Of texts in several languages those in the reader's; other terms all.</summary>
    private IEnumerable<Term> Preferred(IEnumerable<Term> values)
    {
        Term[] all = [.. values];
        string[] spoken = [.. all.OfType<Literal>().Select(l => l.Language).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        string? chosen = spoken.FirstOrDefault(s => s.StartsWith(language.Tag(), StringComparison.OrdinalIgnoreCase)) ?? spoken.Order(StringComparer.Ordinal).FirstOrDefault();
        return all.Where(t => t is not Literal { Language: { } tag } || string.Equals(tag, chosen, StringComparison.OrdinalIgnoreCase));
    }

    private FactValue Value(Term term, string property)
    {
        switch (term)
        {
            case Iri other when parts.Contains(other.Value) && other.Value.StartsWith(iri + "#", StringComparison.Ordinal):
                LocalText? own = NetworkReader.Best(parts[other.Value].Where(r => r[1] is Iri { Value: Label }).Select(r => r[2]), language);
                string? address = parts[other.Value].Where(r => r[1] is Iri p && p.Value.EndsWith("#accessURL", StringComparison.Ordinal)).Select(r => r[2]).OfType<Iri>().Select(i => ThingReader.WebAddress(i.Value)).FirstOrDefault();
                string? format = parts[other.Value].Where(r => r[1] is Iri { Value: Format }).Select(r => r[2]).OfType<Iri>().Select(f => Name(f.Value).Text).FirstOrDefault();
                // Without a name of its own a file is told by its format; its address, long and often the same for all, leads there.
                string host = address is not null && System.Uri.TryCreate(address, UriKind.Absolute, out System.Uri? parsed) ? parsed.IdnHost : "";
                return own is null && format is not null && host.Length > 0
                    ? new FactValue(new LocalText(format, null), Outside: address, Note: host)
                    : new FactValue(own ?? new LocalText(address ?? Prefixes.Shorten(other.Value), null), Outside: address, Note: format);
            case Iri other:
                string? page = Kinds.PageOf(other.Value);
                return new FactValue(Name(other.Value), page, page is null ? Outside(other.Value) : null);
            case Literal literal:
                return new FactValue(new LocalText(ValueText.Of(literal, property, language), literal.Language));
            default:
                return new FactValue(new LocalText(term.ToString(), null));
        }
    }

    /// <summary>An address elsewhere; the ontology's own concepts lead nowhere.</summary>
    private static string? Outside(string other) => other.StartsWith(CivicVocabulary.BaseIri, StringComparison.Ordinal) ? null : ThingReader.WebAddress(other);

    private LocalText Name(string other) => names.TryGetValue(other, out LocalText? name) ? name : new LocalText(Prefixes.Shorten(other), null);

    private string LabelOf(string property, Phrase? known) => known?.In(language) ?? (names.TryGetValue(property, out LocalText? label) ? Capital(label.Text) : Prefixes.Shorten(property));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
}
