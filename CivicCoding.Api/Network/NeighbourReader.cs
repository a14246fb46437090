using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Network;

/// <summary>Reads what is connected with a thing by one relation, or by a participation.</summary>
internal sealed class NeighbourReader(GraphReading reading, NetworkReader network)
{
    /// <summary>The most neighbours of an answer: what a picture can still show.</summary>
    public const int Most = 149;
    private const int MaxRows = 600;

    /// <summary>The neighbourhood of an instance's IRI, or null for what is none or stands alone.</summary>
    public async Task<Neighbourhood?> ReadAsync(string iri, Language language, CancellationToken cancellation)
    {
        if (Kinds.Parse(iri) is null)
        {
            return null;
        }

        IReadOnlyList<Term?[]> rows = await reading.SelectAsync(QueryOf(iri), cancellation);
        List<(Iri Thing, string Relation)> found = [];
        foreach (Term?[] row in rows)
        {
            if (row[0] is Iri thing && row[1] is Iri property && thing.Value != iri && !PropertyTexts.IsHidden(property.Value) && Kinds.Parse(thing.Value) is not null)
            {
                bool incoming = row[2] is Literal { Lexical: "in" };
                found.Add((thing, Words(property.Value, incoming, language)));
            }
        }

        (Iri Thing, string Relation)[] all = [.. found.GroupBy(f => f.Thing).Select(g => (g.Key, string.Join(", ", g.Select(f => f.Relation).Distinct(StringComparer.Ordinal))))];
        IReadOnlyDictionary<string, LocalText> names = await network.NamesAsync([new Iri(iri), .. all.Select(f => f.Thing)], language, cancellation);
        var order = StringComparer.Create(language.Culture(), ignoreCase: true);
        Neighbour[] items = [.. all.Select(f => Of(f.Thing.Value, f.Relation, names)).OrderBy(n => n.Kind, StringComparer.Ordinal).ThenBy(n => n.Name, order)];
        return items.Length == 0 ? null : new Neighbourhood(Of(iri, "", names), [.. items.Take(Most)], items.Length > Most || rows.Count >= MaxRows);
    }

    private static string QueryOf(string iri) => string.Create(CultureInfo.InvariantCulture, $$"""
        SELECT DISTINCT ?n ?p ?d WHERE {
          { <{{iri}}> ?p ?n . BIND("out" AS ?d) }
          UNION { ?n ?p <{{iri}}> . BIND("in" AS ?d) }
          UNION { ?part civic:inProject <{{iri}}> ; civic:participant ?n . BIND(civic:inProject AS ?p) BIND("in" AS ?d) }
          UNION { ?part civic:participant <{{iri}}> ; civic:inProject ?n . BIND(civic:participant AS ?p) BIND("in" AS ?d) }
          FILTER(isIRI(?n) && STRSTARTS(STR(?n), "{{CivicVocabulary.IdBase}}") && !CONTAINS(STR(?n), "#"))
        } LIMIT {{MaxRows}}
        """);

    private static string Words(string property, bool incoming, Language language) =>
        (incoming ? PropertyTexts.Inverse(property) : PropertyTexts.Forward(property))?.In(language) ?? Prefixes.Shorten(property);

    private static Neighbour Of(string iri, string relation, IReadOnlyDictionary<string, LocalText> names)
    {
        (EntityKind kind, string slug) = Kinds.Parse(iri)!.Value;
        LocalText? name = names.GetValueOrDefault(iri);
        return new Neighbour(iri, kind.Plural, slug, name?.Text ?? slug, name?.Language, relation);
    }
}
