using System.Globalization;
using System.Text;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Network;

/// <summary>Counts, lists and names of the network.</summary>
internal sealed class NetworkReader(GraphReading reading, KindTables? tables = null, KnownNames? known = null)
{
    private const int MaxValues = 60;

    /// <summary>So many things at once are looked up one by one; of more the store would read all names that there are.</summary>
    private const int AskedAtOnce = 40;
    private const long MaxThings = 5_000_000;
    internal const string RdfsLabel = "http://www.w3.org/2000/01/rdf-schema#label";
    private const string Description = "http://purl.org/dc/terms/description";

    /// <summary>What a name is, as a query writes it.</summary>
    internal const string NameProperties = "rdfs:label skos:prefLabel dct:title";

    /// <summary>In what the words of a list are looked for.</summary>
    internal const string TextProperties = "rdfs:label dct:description skos:altLabel";

    /// <summary>How many things there are of each kind.</summary>
    public async Task<IReadOnlyDictionary<EntityKind, long>> CountsAsync(CancellationToken cancellation)
    {
        if (CurrentTables() is { } current)
        {
            return current.ToDictionary(t => t.Kind, t => (long)t.Count);
        }

        string classes = string.Join(' ', Kinds.All.Select(k => k.Class));
        IReadOnlyList<Term?[]> rows = await reading.SelectAsync($"SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ VALUES ?class {{ {classes} }} ?thing a ?class }} GROUP BY ?class", cancellation);
        Dictionary<Iri, long> counts = rows.Where(r => r[0] is Iri).ToDictionary(r => (Iri)r[0]!, r => Number(r[1]));
        return Kinds.All.ToDictionary(k => k, k => counts.GetValueOrDefault(k.Class));
    }

    /// <summary>How many of the things of each kind are made up.</summary>
    public async Task<IReadOnlyDictionary<EntityKind, long>> ExamplesAsync(CancellationToken cancellation)
    {
        if (CurrentTables() is { } current)
        {
            return current.ToDictionary(t => t.Kind, t => (long)t.Examples);
        }

        IReadOnlyList<Term?[]> rows = await reading.SelectAsync($"SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s {CivicVocabulary.Status} {CivicVocabulary.Example} ; a ?class }} GROUP BY ?class", cancellation);
        Dictionary<Iri, long> counts = rows.Where(r => r[0] is Iri).ToDictionary(r => (Iri)r[0]!, r => Number(r[1]));
        return Kinds.All.ToDictionary(k => k, k => counts.GetValueOrDefault(k.Class));
    }

    /// <summary>Things of a kind in the order of their names.</summary>
    public async Task<ThingPage> ListAsync(EntityKind kind, ThingFilter filter, Language language, int skip, int take, CancellationToken cancellation)
    {
        if (await TableAsync(kind, cancellation) is { } table)
        {
            (IReadOnlyList<string> iris, int passing) = table.Page(filter, table.KnowsTexts ? null : await WordsAsync(kind, filter, cancellation), language, skip, take);
            return new ThingPage(await SummariesAsync([.. iris.Select(i => new Iri(i))], language, cancellation), passing);
        }

        string where = Where(kind, filter);
        IReadOnlyList<Term?[]> counted = await reading.SelectAsync($"SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {where} }}", cancellation);
        long total = counted.Count == 0 ? 0 : Number(counted[0][0]);
        string tag = language.Tag();
        // Umlauts sort as their base letters (DIN 5007-1).
        string query = $$"""
            SELECT ?s (MIN(?k) AS ?key) WHERE {
              { SELECT DISTINCT ?s WHERE { {{where}} } }
              OPTIONAL { ?s rdfs:label ?a . FILTER(LANG(?a) = "{{tag}}") }
              OPTIONAL { ?s rdfs:label ?b . FILTER(LANG(?b) != "{{tag}}") }
              BIND(REPLACE(REPLACE(REPLACE(LCASE(STR(COALESCE(?a, ?b, ""))), "ä", "a"), "ö", "o"), "ü", "u") AS ?k)
            } GROUP BY ?s ORDER BY ?key ?s LIMIT {{take.ToString(CultureInfo.InvariantCulture)}} OFFSET {{skip.ToString(CultureInfo.InvariantCulture)}}
            """;
        IReadOnlyList<Term?[]> rows = await reading.SelectAsync(query, cancellation);
        return new ThingPage(await SummariesAsync([.. rows.Select(r => r[0]).OfType<Iri>()], language, cancellation), total);
    }

    /// <summary>How things are listed, in the given order; IRIs that are not of a kind are left out.</summary>
    public async Task<IReadOnlyList<ThingSummary>> SummariesAsync(IReadOnlyList<Iri> things, Language language, CancellationToken cancellation)
    {
        if (things.Count == 0)
        {
            return [];
        }

        IReadOnlyList<Term?[]> rows = await reading.SelectAsync(
            $"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {Join(things)} }} VALUES ?p {{ rdfs:label dct:description civic:state civic:lifecycle civic:status civic:needKind civic:statedBy civic:communityKind }} ?s ?p ?o }}",
            cancellation);
        ILookup<Term, Term?[]> byThing = rows.ToLookup(r => r[0]!);
        IReadOnlyDictionary<string, LocalText> names = await NamesAsync([.. rows.Select(r => r[2]).OfType<Iri>().Distinct()], language, cancellation);
        List<ThingSummary> summaries = [];
        foreach (Iri iri in things)
        {
            if (Kinds.Parse(iri.Value) is not ({ } kind, { } slug))
            {
                continue;
            }

            Term?[][] facts = [.. byThing[iri]];
            string[] marks = [.. facts.Where(f => f[2] is Iri && ((Iri)f[1]!).Value is not (RdfsLabel or Description) && !Equals(f[1], CivicVocabulary.Status)).Select(f => names.TryGetValue(((Iri)f[2]!).Value, out LocalText? n) ? n.Text : Prefixes.Shorten(((Iri)f[2]!).Value)).Distinct(StringComparer.Ordinal)];
            summaries.Add(new ThingSummary(
                iri.Value,
                kind,
                slug,
                Best(facts.Where(f => ((Iri)f[1]!).Value == RdfsLabel).Select(f => f[2]), language) ?? new LocalText(slug, null),
                Best(facts.Where(f => ((Iri)f[1]!).Value == Description).Select(f => f[2]), language),
                marks,
                facts.Any(f => Equals(f[1], CivicVocabulary.Status) && Equals(f[2], CivicVocabulary.Example))));
        }

        return summaries;
    }

    /// <summary>For each filter of a kind the values that it can take over the things of a list, the most frequent first.</summary>
    public async Task<IReadOnlyList<(ListFilter Filter, IReadOnlyList<(ThingLink Value, long Count)> Values)>> FacetsAsync(EntityKind kind, ThingFilter filter, Language language, CancellationToken cancellation)
    {
        KindTable? table = await TableAsync(kind, cancellation);
        IReadOnlySet<string>? words = table is null or { KnowsTexts: true } ? null : await WordsAsync(kind, filter, cancellation);
        List<(ListFilter Filter, IReadOnlyList<(string Value, long Count)> Values)> counted = [];
        foreach (ListFilter facet in ListFilter.Of(kind))
        {
            counted.Add((facet, table is null ? [.. (await CountAsync(kind, facet, filter, cancellation)).Take(MaxValues)] : [.. table.Counts(facet.Name, filter, words, MaxValues).Select(c => (c.Value, (long)c.Count))]));
        }

        Iri[] named = [.. counted.Where(c => c.Filter.Pattern is null).SelectMany(c => c.Values).Select(v => v.Value).Distinct(StringComparer.Ordinal).Select(v => new Iri(v))];
        IReadOnlyDictionary<string, LocalText> names = await NamesAsync(named, language, cancellation);
        ThingLink on = new(ListFilter.On, new LocalText(language == Language.German ? "ja" : "yes", null), null);
        return [.. counted.Select(c => (c.Filter, (IReadOnlyList<(ThingLink, long)>)[.. c.Values.Select(v => (c.Filter.Pattern is null ? Link(v.Value, names) : on, v.Count))]))];
    }

    /// <summary>How many things of a kind have each value of a filter, asked of the store where there is no table.</summary>
    public async Task<IReadOnlyList<(string Value, long Count)>> ValuesAsync(EntityKind kind, ListFilter facet, ThingFilter filter, CancellationToken cancellation) =>
        await TableAsync(kind, cancellation) is { } table
            ? [.. table.Counts(facet.Name, filter, null).Select(c => (c.Value, (long)c.Count))]
            : await CountAsync(kind, facet, filter, cancellation);

    /// <summary>The names of IRIs in a language, or the nearest; those without a name are left out.</summary>
    public async Task<IReadOnlyDictionary<string, LocalText>> NamesAsync(IReadOnlyCollection<Iri> iris, Language language, CancellationToken cancellation)
    {
        Dictionary<string, LocalText> names = new(StringComparer.Ordinal);
        List<Iri> asked = [];
        foreach (Iri iri in iris)
        {
            if (tables?.NameOf(iri.Value, language) is { } listed)
            {
                names[iri.Value] = listed;
            }
            else if (SafeIri.TryRead(iri.Value, out _))
            {
                asked.Add(iri);
            }
        }

        if (known is not null)
        {
            asked = [.. known.Find(asked, language, names)];
        }

        foreach (Iri[] some in asked.Chunk(AskedAtOnce))
        {
            long? sequence = known?.Sequence;
            IReadOnlyList<Term?[]> rows = await reading.SelectAsync($"SELECT ?s ?l WHERE {{ VALUES ?s {{ {Join(some)} }} VALUES ?p {{ {NameProperties} }} ?s ?p ?l }}", cancellation);
            ILookup<Term, Term?> texts = rows.ToLookup(r => r[0]!, r => r[1]);
            foreach (Iri iri in some)
            {
                if (Best(texts[iri], language) is { } name)
                {
                    names[iri.Value] = name;
                }

                known?.Add(sequence, iri, Best(texts[iri], Language.German), Best(texts[iri], Language.English));
            }
        }

        return names;
    }

    public static ThingLink Link(string iri, IReadOnlyDictionary<string, LocalText> names) =>
        new(iri, names.TryGetValue(iri, out LocalText? name) ? name : new LocalText(Prefixes.Shorten(iri), null), Kinds.PageOf(iri));

    /// <summary>The text in the language, else in the other, else any.</summary>
    public static LocalText? Best(IEnumerable<Term?> texts, Language language)
    {
        string first = language.Tag();
        string second = language == Language.German ? "en" : "de";
        return texts.OfType<Literal>()
            .OrderBy(l => Rank(l.Language, first, second))
            .ThenBy(l => l.Lexical, StringComparer.Ordinal)
            .Select(l => new LocalText(l.Lexical, l.Language))
            .FirstOrDefault();
    }

    public static string Join(IEnumerable<Iri> iris) => string.Join(' ', iris.Where(i => SafeIri.TryRead(i.Value, out _)).Select(i => $"<{i.Value}>"));

    public static long Number(Term? term) => term is Literal literal && long.TryParse(literal.Lexical, NumberStyles.Integer, CultureInfo.InvariantCulture, out long value) ? value : 0;

    /// <summary>A text as a string of a query.</summary>
    internal static string Quote(string text) => new Literal(text).ToString();

    /// <summary>The table of a kind; null where the store tells no changes, or a command asks that ends at once.</summary>
    private ValueTask<KindTable?> TableAsync(EntityKind kind, CancellationToken cancellation) => tables?.FindAsync(kind, cancellation) ?? ValueTask.FromResult<KindTable?>(null);

    private IReadOnlyList<KindTable>? CurrentTables() => Kinds.All.Select(k => tables?.Current(k)).ToArray() is var current && current.All(t => t is not null) ? [.. current.OfType<KindTable>()] : null;

    private async Task<IReadOnlyList<(string Value, long Count)>> CountAsync(EntityKind kind, ListFilter facet, ThingFilter filter, CancellationToken cancellation)
    {
        Dictionary<string, string> others = filter.Values.Where(v => v.Key != facet.Name).ToDictionary(StringComparer.Ordinal);
        if (facet.Pattern is not null)
        {
            others[facet.Name] = ListFilter.On;
            IReadOnlyList<Term?[]> counted = await reading.SelectAsync($"SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {Where(kind, filter with { Values = others })} }}", cancellation);
            long on = counted.Count == 0 ? 0 : Number(counted[0][0]);
            return on == 0 ? [] : [(ListFilter.On, on)];
        }

        IReadOnlyList<Term?[]> rows = await reading.SelectAsync(
            $"SELECT ?v (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {Where(kind, filter with { Values = others })} ?s {facet.Property} ?v . FILTER(isIRI(?v)) }} GROUP BY ?v ORDER BY DESC(?n) ?v", cancellation);
        return [.. rows.Where(r => r[0] is Iri).Select(r => (((Iri)r[0]!).Value, Number(r[1])))];
    }

    /// <summary>The things of a kind that hold the words; null where none are asked for.</summary>
    private async Task<IReadOnlySet<string>?> WordsAsync(EntityKind kind, ThingFilter filter, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(filter.Words) ? null
            : (await reading.SelectAsync($"SELECT DISTINCT ?s WHERE {{ {Where(kind, ThingFilter.None with { Words = filter.Words })} }}", cancellation, MaxThings)).Select(r => ((Iri)r[0]!).Value).ToHashSet(StringComparer.Ordinal);

    private static int Rank(string? language, string first, string second)
    {
        if (language is null)
        {
            return 2;
        }

        return language.StartsWith(first, StringComparison.OrdinalIgnoreCase) ? 0 : language.StartsWith(second, StringComparison.OrdinalIgnoreCase) ? 1 : 3;
    }

    internal static string Where(EntityKind kind, ThingFilter filter)
    {
        // What was harvested under foreign IRIs has no page here, so no list names it.
        var where = new StringBuilder($"?s a {kind.Class} . FILTER(STRSTARTS(STR(?s), \"{CivicVocabulary.IdBase}\")) ");
        foreach (ListFilter facet in ListFilter.Of(kind))
        {
            if (facet.Pattern is { } pattern)
            {
                where.Append(filter.Values.GetValueOrDefault(facet.Name) == ListFilter.On ? pattern : "");
            }
            else if (filter.Values.TryGetValue(facet.Name, out string? value) && SafeIri.TryRead(value, out Iri? iri))
            {
                where.Append(CultureInfo.InvariantCulture, $"?s {facet.Property} <{iri.Value}> . ");
            }
        }

        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            foreach (string word in ListFilter.WordsOf(filter.Words))
            {
                where.Append(CultureInfo.InvariantCulture, $"FILTER EXISTS {{ VALUES ?wp {{ {TextProperties} }} ?s ?wp ?w . FILTER(CONTAINS(LCASE(STR(?w)), {Quote(word)})) }} ");
            }
        }

        return where.ToString();
    }
}
