using System.Text.RegularExpressions;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>Finds the thing that a person means: by its address, its slug, its code or its exact name.</summary>
internal sealed class ReferenceResolver(GraphReading reading, NetworkReader network)
{
    private const int MaxOptions = 400;
    private static readonly Iri s_agent = new("http://xmlns.com/foaf/0.1/Agent");

    public async Task<(Iri? Value, Phrase? Error)> ResolveAsync(FormField field, string text, CancellationToken cancellation)
    {
        string asked = PlainText.Clean(text, oneLine: true);
        if (asked.Length is 0 or > 1_000)
        {
            return (null, EntryTexts.UnknownThing.With(ValueParser.Short(asked)));
        }

        bool otherKind = false;
        foreach (Iri candidate in Candidates(field, asked))
        {
            IReadOnlyList<Term?[]> types = await reading.SelectAsync($"SELECT DISTINCT ?c WHERE {{ <{candidate.Value}> a ?c }} LIMIT 50", cancellation);
            if (types.Count == 0 && (field.CodePrefix is null || !await reading.AskAsync($"ASK {{ <{candidate.Value}> ?p ?o }}", cancellation)))
            {
                continue;
            }

            if (Fits(field, candidate, [.. types.Select(t => t[0]).OfType<Iri>()]))
            {
                return (candidate, null);
            }

            otherKind = true;
        }

        Iri[] named = await NamedAsync(field, asked, cancellation);
        return named.Length switch
        {
            1 => (named[0], null),
            > 1 => (null, EntryTexts.AmbiguousThing.With(ValueParser.Short(asked))),
            _ => (null, otherKind ? EntryTexts.OtherKind.With(ValueParser.Short(asked), "").Join(field.Message) : EntryTexts.UnknownThing.With(ValueParser.Short(asked))),
        };
    }

    /// <summary>The things that a field can take, by name, or null where there are too many to list.</summary>
    public async Task<IReadOnlyList<ThingLink>?> OptionsAsync(FormField field, Language language, CancellationToken cancellation)
    {
        Iri[] found;
        if (field.Type == FieldType.Choice)
        {
            found = [.. field.Choices];
        }
        else
        {
            if (Scope(field) is not { } scope)
            {
                return null;
            }

            IReadOnlyList<Term?[]> rows = await reading.SelectAsync($"SELECT DISTINCT ?s WHERE {{ {scope} }} LIMIT {MaxOptions + 1}", cancellation);
            found = [.. rows.Select(r => r[0]).OfType<Iri>().Where(i => field.Classes.Count > 0 || FitsWhole(field, i))];
            if (rows.Count > MaxOptions)
            {
                return null;
            }
        }

        IReadOnlyDictionary<string, LocalText> names = await network.NamesAsync(found, language, cancellation);
        IEnumerable<ThingLink> links = await ApartAsync([.. found.Select(i => NetworkReader.Link(i.Value, names))], language, cancellation);
        return [.. field.Type == FieldType.Choice ? links : links.OrderBy(l => l.Name.Text, StringComparer.Create(language.Culture(), ignoreCase: true))];
    }

    /// <summary>Places with one name, a city and its state, are told apart by their kind.</summary>
    private async Task<IReadOnlyList<ThingLink>> ApartAsync(IReadOnlyList<ThingLink> links, Language language, CancellationToken cancellation)
    {
        HashSet<Iri> alike = [.. links.GroupBy(l => l.Name.Text, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).SelectMany(g => g).Select(l => new Iri(l.Iri))];
        if (alike.Count == 0)
        {
            return links;
        }

        IReadOnlyList<Term?[]> rows = await reading.SelectAsync($"SELECT ?s ?k WHERE {{ VALUES ?s {{ {NetworkReader.Join(alike)} }} ?s civic:placeKind ?k }} LIMIT {MaxOptions}", cancellation);
        Dictionary<string, Iri> kinds = [];
        foreach (Term?[] row in rows)
        {
            kinds[((Iri)row[0]!).Value] = (Iri)row[1]!;
        }

        IReadOnlyDictionary<string, LocalText> names = await network.NamesAsync([.. kinds.Values.Distinct()], language, cancellation);
        return [.. links.Select(l => kinds.TryGetValue(l.Iri, out Iri? kind) ? l with { Name = l.Name with { Text = $"{l.Name.Text} ({NetworkReader.Link(kind.Value, names).Name.Text})" } } : l)];
    }

    /// <summary>The pattern over ?s for what a field can take, or null where anything of the network fits.</summary>
    private static string? Scope(FormField field)
    {
        if (field.Classes.Count > 0)
        {
            string only = field.Name == "state" ? "civic:placeKind civic:FederalState ; " : "";
            return $"VALUES ?c {{ {NetworkReader.Join(field.Classes)} }} ?s {only}a ?c . FILTER(isIRI(?s))";
        }

        return field.CodePrefix is { } prefix ? $"?s rdfs:label|skos:prefLabel ?any . FILTER(isIRI(?s) && STRSTARTS(STR(?s), {NetworkReader.Quote(prefix)}))" : null;
    }

    private static IEnumerable<Iri> Candidates(FormField field, string asked)
    {
        if (SafeIri.TryRead(asked, out Iri? iri))
        {
            yield return iri;
        }

        string[] parts = asked.Trim('/').Split('/');
        if (parts is [{ } plural, { } slug] && Kinds.Find(plural) is { } kind && Kinds.IsSlug(slug))
        {
            yield return CivicVocabulary.Id(kind.Plural, slug);
        }

        if (Kinds.IsSlug(asked))
        {
            foreach (EntityKind fitting in Kinds.All.Where(k => field.Classes.Contains(k.Class) || (k.Plural is "organisations" or "communities" && field.Classes.Contains(s_agent))))
            {
                yield return CivicVocabulary.Id(fitting.Plural, asked);
            }

            if (field.CodePrefix is { } prefix && SafeIri.TryRead(prefix + asked, out Iri? code))
            {
                yield return code;
            }
        }
    }

    private async Task<Iri[]> NamedAsync(FormField field, string asked, CancellationToken cancellation)
    {
        string scope = Scope(field) ?? $"VALUES ?c {{ {NetworkReader.Join(EntityKind.All.Select(k => k.Class))} }} ?s a ?c .";
        IReadOnlyList<Term?[]> rows = await reading.SelectAsync(
            $"SELECT DISTINCT ?s WHERE {{ {scope} ?s rdfs:label|skos:prefLabel|skos:altLabel ?l . FILTER(LCASE(STR(?l)) = {NetworkReader.Quote(asked.ToLowerInvariant())}) }} LIMIT 3", cancellation);
        return [.. rows.Select(r => r[0]).OfType<Iri>().Where(i => SafeIri.TryRead(i.Value, out _))];
    }

    private static bool Fits(FormField field, Iri candidate, IReadOnlyList<Iri> types)
    {
        if (field.Classes.Count > 0)
        {
            return field.Classes.Any(types.Contains);
        }

        return field.Pattern is not null ? FitsWhole(field, candidate) : EntityKind.All.Any(k => types.Contains(k.Class));
    }

    private static bool FitsWhole(FormField field, Iri candidate) =>
        field.Pattern is not { } pattern || Regex.IsMatch(candidate.Value, pattern.EndsWith('+') ? pattern + "$" : pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));
}
