using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CivicCoding.Api.Identity;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>Entries as triples and as updates. Every term is written by its N-Triples form, so that no text can leave its quotes.</summary>
internal static class EntryTriples
{
    /// <summary>The private graph of hashes of what was removed here, so that no later import brings it back.</summary>
    public static readonly Iri RemovedGraph = new(CivicVocabulary.PrivateGraphBase + "removed");

    private static readonly Iri s_type = new(WellKnown.RdfNamespace + "type");
    private static readonly Iri s_agent = new("http://xmlns.com/foaf/0.1/Agent");
    private static readonly Iri s_concept = new("http://www.w3.org/2004/02/skos/core#Concept");
    private static readonly Iri s_identifier = new("http://purl.org/dc/terms/identifier");
    private static readonly Iri s_revises = new("http://www.w3.org/ns/prov#wasRevisionOf");
    private static readonly string s_noDraft = $"FILTER(!STRSTARTS(STR(?g), \"{CivicVocabulary.DraftGraphBase}\"))";

    /// <summary>The public graph of an entry made here.</summary>
    public static Iri GraphOf(Iri thing) => new(CivicVocabulary.EntryGraphBase + thing.Value[CivicVocabulary.IdBase.Length..]);

    /// <summary>The graph of what an entry holds that is not public.</summary>
    public static Iri PrivateGraphOf(Iri thing) => new(CivicVocabulary.PrivateGraphBase + thing.Value[CivicVocabulary.IdBase.Length..]);

    public static string RemovedHash(string thing) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(thing)));

    public static IEnumerable<Iri> Types(KindForm form) => form.Kind.Plural switch
    {
        "organisations" or "communities" => [form.Kind.Class, s_agent],
        "skills" => [form.Kind.Class, s_concept],
        _ => [form.Kind.Class],
    };

    public static string Triples(KindForm form, Iri thing, IEnumerable<EntryValue> values)
    {
        var text = new StringBuilder();
        foreach (Quad triple in Quads(form, thing, values))
        {
            text.Append(CultureInfo.InvariantCulture, $"{triple.Subject} {triple.Predicate} {triple.Object} .\n");
        }

        return text.ToString();
    }

    /// <summary>An entry as triples, its parts among them.</summary>
    public static IEnumerable<Quad> Quads(KindForm form, Iri thing, IEnumerable<EntryValue> values)
    {
        foreach (Iri type in Types(form))
        {
            yield return new Quad(thing, s_type, type, null);
        }

        foreach (EntryValue value in values)
        {
            if (value.Field.Type != FieldType.Part)
            {
                yield return new Quad(thing, value.Field.Path, value.Value, null);
                continue;
            }

            var part = new Iri($"{thing.Value}#{value.PartName}");
            yield return value.Field.Inverse ? new Quad(part, value.Field.Path, thing, null) : new Quad(thing, value.Field.Path, part, null);
            yield return new Quad(part, s_type, value.Field.Classes[0], null);
            foreach (EntryValue inner in value.Inner)
            {
                yield return new Quad(part, inner.Field.Path, inner.Value, null);
            }
        }
    }

    /// <summary>Puts these values in place of those of the form's fields, in whatever graph but drafts they stand, and says which sources the entry now differs from.</summary>
    public static string Replace(KindForm form, Iri thing, IReadOnlyList<EntryValue> values, DateTimeOffset now)
    {
        Iri graph = GraphOf(thing);
        Iri hidden = PrivateGraphOf(thing);
        string paths = string.Join(' ', form.Fields.Where(f => !f.Inverse).Select(f => f.Path));
        string time = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        string inner = string.Concat(values.Where(v => v.Internal).Select(v => $"{thing} {v.Field.Path} {v.Value} .\n"));
        return $$"""
            {{string.Concat(form.Fields.Where(f => f.Type == FieldType.Part).Select(f => ReplaceParts(f, thing, values)))}}DELETE { GRAPH ?g { {{thing}} ?p ?o } } WHERE { VALUES ?p { {{paths}} } GRAPH ?g { {{thing}} ?p ?o } FILTER(!isBlank(?o)) {{s_noDraft}} } ;
            DELETE { GRAPH {{graph}} { {{graph}} ?p ?o } } WHERE { GRAPH {{graph}} { {{graph}} ?p ?o } } ;
            INSERT DATA { GRAPH {{graph}} {
            {{Triples(form, thing, values.Where(v => !v.Internal))}}{{graph}} {{s_type}} <http://www.w3.org/ns/prov#Entity> .
            {{graph}} <http://www.w3.org/ns/prov#generatedAtTime> "{{time}}"^^<{{WellKnown.XsdNamespace}}dateTime> .
            } } ;
            INSERT { GRAPH {{graph}} { {{graph}} {{s_revises}} ?g } } WHERE { GRAPH ?g { {{thing}} {{s_type}} ?t } FILTER(?g != {{graph}}) {{s_noDraft}} } ;
            DROP SILENT GRAPH {{hidden}}{{(inner.Length == 0 ? "" : $" ;\nINSERT DATA {{ GRAPH {hidden} {{\n{inner}}} }}")}}
            """;
    }

    /// <summary>Removes a thing, its parts, what points at it, what it holds that is not public, the drafts about it and what is kept of things that were merged into it. What came from a source is remembered by a hash, so that the source does not bring it back.</summary>
    public static string Remove(Iri thing)
    {
        string part = new Literal(thing.Value + "#").ToString();
        string merges = $"FILTER(STRSTARTS(STR(?r), \"{MergeGraphs.RecordBase}\"))";
        return $$"""
            INSERT { GRAPH {{RemovedGraph}} { {{RemovedGraph}} {{s_identifier}} ?h } } WHERE { GRAPH ?r { ?r {{MergeGraphs.ReplacedBy}} {{thing}} ; {{MergeGraphs.Topic}} ?gone } BIND(SHA256(STR(?gone)) AS ?h) {{merges}} } ;
            DELETE { GRAPH ?r { ?s ?p ?o } } WHERE { GRAPH ?r { ?r {{MergeGraphs.ReplacedBy}} {{thing}} . ?s ?p ?o } {{merges}} } ;
            INSERT { GRAPH {{RemovedGraph}} { {{RemovedGraph}} {{s_identifier}} "{{RemovedHash(thing.Value)}}" } } WHERE { GRAPH ?g { {{thing}} {{s_type}} ?t } FILTER(?g != {{GraphOf(thing)}} && ?g != {{PrivateGraphOf(thing)}}) {{s_noDraft}} } ;
            DELETE { GRAPH ?g { ?part ?p ?o } } WHERE { GRAPH ?g { ?part ?any {{thing}} . ?part ?p ?o } FILTER(STRSTARTS(STR(?part), {{part}})) {{s_noDraft}} } ;
            DELETE { GRAPH ?g { ?part ?p ?o } } WHERE { GRAPH ?g { {{thing}} ?any ?part . ?part ?p ?o } FILTER(isBlank(?part) || STRSTARTS(STR(?part), {{part}})) {{s_noDraft}} } ;
            DELETE { GRAPH ?g { ?s ?p {{thing}} } } WHERE { GRAPH ?g { ?s ?p {{thing}} } {{s_noDraft}} } ;
            DELETE { GRAPH ?g { {{thing}} ?p ?o } } WHERE { GRAPH ?g { {{thing}} ?p ?o } {{s_noDraft}} } ;
            DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?g <http://xmlns.com/foaf/0.1/primaryTopic> {{thing}} . ?s ?p ?o } FILTER(STRSTARTS(STR(?g), "{{CivicVocabulary.DraftGraphBase}}")) } ;
            DROP SILENT GRAPH {{PrivateGraphOf(thing)}} ;
            DROP SILENT GRAPH {{GraphOf(thing)}}
            """;
    }

    /// <summary>Parts that stay lose the fields that are written anew; parts that are gone lose everything.</summary>
    private static string ReplaceParts(FormField field, Iri thing, IReadOnlyList<EntryValue> values)
    {
        string kept = string.Join(", ", values.Where(v => v.Field == field).Select(v => new Iri($"{thing.Value}#{v.PartName}")));
        string written = string.Join(", ", field.Parts.Select(f => f.Path).Append(s_type).Append(field.Path));
        string link = field.Inverse ? $"?part {field.Path} {thing}" : $"{thing} {field.Path} ?part";
        return $$"""
            DELETE { GRAPH ?g { ?part ?p ?o } } WHERE { GRAPH ?g { {{link}} . ?part ?p ?o } FILTER(isIRI(?part) && STRSTARTS(STR(?part), {{EntryReader.PartPrefix(thing)}}) && (?p IN ({{written}}) || ?part NOT IN ({{kept}}))) {{s_noDraft}} } ;

            """;
    }
}
