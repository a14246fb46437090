using System.Globalization;
using System.Text;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>Entries as triples and as updates. Every term is written by its N-Triples form, so that no text can leave its quotes.</summary>
internal static class EntryTriples
{
    private static readonly Iri s_type = new(WellKnown.RdfNamespace + "type");
    private static readonly Iri s_agent = new("http://xmlns.com/foaf/0.1/Agent");
    private static readonly Iri s_concept = new("http://www.w3.org/2004/02/skos/core#Concept");

    /// <summary>The public graph of an entry made here.</summary>
    public static Iri GraphOf(Iri thing) => new(CivicVocabulary.GraphBase + "entry/" + thing.Value[CivicVocabulary.IdBase.Length..]);

    public static string Triples(KindForm form, Iri thing, IEnumerable<EntryValue> values)
    {
        var text = new StringBuilder();
        IEnumerable<Iri> types = form.Kind.Plural switch
        {
            "organisations" or "communities" => [form.Kind.Class, s_agent],
            "skills" => [form.Kind.Class, s_concept],
            _ => [form.Kind.Class],
        };
        foreach (Iri type in types)
        {
            text.Append(CultureInfo.InvariantCulture, $"{thing} {s_type} {type} .\n");
        }

        foreach (EntryValue value in values)
        {
            text.Append(CultureInfo.InvariantCulture, $"{thing} {value.Field.Path} {value.Value} .\n");
        }

        return text.ToString();
    }

    /// <summary>Puts these values in place of those of the form's fields, in whatever public graph they stand.</summary>
    public static string Replace(KindForm form, Iri thing, IReadOnlyList<EntryValue> values, DateTimeOffset now)
    {
        Iri graph = GraphOf(thing);
        string paths = string.Join(' ', form.Fields.Select(f => f.Path));
        string time = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return $$"""
            DELETE { GRAPH ?g { {{thing}} ?p ?o } } WHERE { VALUES ?p { {{paths}} } GRAPH ?g { {{thing}} ?p ?o } FILTER(!STRSTARTS(STR(?g), "{{CivicVocabulary.DraftGraphBase}}")) } ;
            DELETE { GRAPH {{graph}} { {{graph}} ?p ?o } } WHERE { GRAPH {{graph}} { {{graph}} ?p ?o } } ;
            INSERT DATA { GRAPH {{graph}} {
            {{Triples(form, thing, values)}}{{graph}} {{s_type}} <http://www.w3.org/ns/prov#Entity> .
            {{graph}} <http://www.w3.org/ns/prov#generatedAtTime> "{{time}}"^^<{{WellKnown.XsdNamespace}}dateTime> .
            } }
            """;
    }

    /// <summary>Removes a thing, its parts and what points at it from every public graph.</summary>
    public static string Remove(Iri thing)
    {
        string part = new Literal(thing.Value + "#").ToString();
        string open = $"FILTER(!STRSTARTS(STR(?g), \"{CivicVocabulary.DraftGraphBase}\"))";
        return $$"""
            DELETE { GRAPH ?g { ?part ?p ?o } } WHERE { GRAPH ?g { ?part ?any {{thing}} . ?part ?p ?o } FILTER(STRSTARTS(STR(?part), {{part}})) {{open}} } ;
            DELETE { GRAPH ?g { ?part ?p ?o } } WHERE { GRAPH ?g { {{thing}} ?any ?part . ?part ?p ?o } FILTER(isBlank(?part) || STRSTARTS(STR(?part), {{part}})) {{open}} } ;
            DELETE { GRAPH ?g { ?s ?p {{thing}} } } WHERE { GRAPH ?g { ?s ?p {{thing}} } {{open}} } ;
            DELETE { GRAPH ?g { {{thing}} ?p ?o } } WHERE { GRAPH ?g { {{thing}} ?p ?o } {{open}} } ;
            DROP SILENT GRAPH {{GraphOf(thing)}}
            """;
    }
}
