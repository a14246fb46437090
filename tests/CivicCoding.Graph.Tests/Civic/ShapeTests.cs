using System.Text.Json;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Tests.Civic;

public sealed class ShapeTests
{
    private const string Sh = "http://www.w3.org/ns/shacl#";

    /// <summary>Namespaces of public vocabularies whose terms shapes may name; each used term is looked up where the outside data holds the vocabulary.</summary>
    private static readonly Dictionary<string, string> Vocabularies = new(StringComparer.Ordinal)
    {
        ["http://purl.org/dc/terms/"] = "vocab/rdf-vocabularies/dcterms.nq",
        ["http://www.w3.org/ns/dcat#"] = "vocab/dcat/dcat3.ttl",
        ["http://xmlns.com/foaf/0.1/"] = "vocab/rdf-vocabularies/foaf.nq",
        ["http://www.w3.org/2004/02/skos/core#"] = "vocab/rdf-vocabularies/skos.nq",
        ["http://usefulinc.com/ns/doap#"] = "vocab/rdf-vocabularies/doap.nq",
        ["http://www.w3.org/2000/01/rdf-schema#"] = "vocab/rdf-vocabularies/rdfs.nq",
        ["https://schema.org/"] = "vocab/schemaorg/schemaorg-current-https.ttl",
    };

    private static readonly Lazy<Dataset> LazyShapes = new(() => Repository.Read(Repository.Files("ontology/shapes", "*.ttl").ToArray()));

    private static Dataset Shapes => LazyShapes.Value;

    [Fact]
    public void Every_kind_has_a_shape()
    {
        HashSet<Term> targets = Objects("targetClass").ToHashSet();

        Assert.All(EntityKind.All, k => Assert.Contains(k.Class, targets));
    }

    [Fact]
    public void Every_property_shape_has_a_name_a_help_text_and_a_message_in_both_languages()
    {
        List<string> lacking = [];
        foreach (Term shape in Subjects("PropertyShape"))
        {
            foreach (string property in new[] { "name", "description", "message" })
            {
                string?[] languages = Shapes.Match(shape, new Iri(Sh + property)).Select(q => (q.Object as Literal)?.Language).Order(StringComparer.Ordinal).ToArray();
                if (!languages.SequenceEqual(["de", "en"]))
                {
                    lacking.Add($"{shape} {property}");
                }
            }
        }

        Assert.Empty(lacking);
        Assert.True(Subjects("PropertyShape").Count() > 100);
    }

    [Fact]
    public void Every_shape_that_is_pointed_to_is_there()
    {
        HashSet<Term> known = Subjects("PropertyShape").ToHashSet();

        Assert.All(Objects("property"), s => Assert.Contains(s, known));
        Assert.All(known, s => Assert.Single(Shapes.Match(s, new Iri(Sh + "path"))));
    }

    [Fact]
    public void Every_own_class_path_and_value_of_a_shape_is_a_term_of_the_ontology()
    {
        HashSet<Term> known = Repository.Ontology.Select(q => q.Subject).ToHashSet();
        List<Iri> unknown = Shapes.Select(q => q.Object).OfType<Iri>()
            .Where(i => i.Value.StartsWith(CivicVocabulary.Namespace, StringComparison.Ordinal) && !known.Contains(i))
            .Distinct()
            .ToList();

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_other_class_and_path_of_a_shape_is_a_term_of_a_public_vocabulary()
    {
        List<Iri> used = Objects("targetClass").Concat(Objects("path")).Concat(Objects("class")).OfType<Iri>()
            .Where(i => !i.Value.StartsWith(CivicVocabulary.Namespace, StringComparison.Ordinal))
            .Distinct()
            .ToList();

        foreach (Iri term in used)
        {
            string space = Vocabularies.Keys.SingleOrDefault(v => term.Value.StartsWith(v, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"{term} is of no vocabulary that shapes may use.");
            string text = File.ReadAllText(SharedData.Require(Vocabularies[space].Split('/')));
            string prefixed = (space == "https://schema.org/" ? "schema:" : "dcat:") + term.Value[space.Length..];
            Assert.True(text.Contains("<" + term.Value + ">", StringComparison.Ordinal) || text.Contains(prefixed, StringComparison.Ordinal), term.Value);
        }
    }

    [Fact]
    public void The_context_gives_the_network_names_that_it_knows()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "ontology", "context.jsonld")));
        HashSet<string> known = Repository.Ontology.Select(q => q.Subject).OfType<Iri>().Select(i => i.Value).ToHashSet(StringComparer.Ordinal);

        foreach (JsonProperty entry in document.RootElement.GetProperty("@context").EnumerateObject())
        {
            string? id = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()
                : entry.Value.ValueKind == JsonValueKind.Object ? entry.Value.EnumerateObject().First(p => p.Name is "@id" or "@reverse").Value.GetString() : null;
            Assert.True(id is null || !id.StartsWith("civic:", StringComparison.Ordinal) || known.Contains(CivicVocabulary.Namespace + id["civic:".Length..]), entry.Name);
        }
    }

    [Fact]
    public void The_example_uses_only_terms_of_the_ontology()
    {
        HashSet<Term> known = Repository.Ontology.Select(q => q.Subject).ToHashSet();

        Assert.All(
            Repository.Read("ontology/examples/project.ttl").SelectMany(q => new[] { q.Predicate, q.Object }).OfType<Iri>().Where(i => i.Value.StartsWith(CivicVocabulary.Namespace, StringComparison.Ordinal)),
            i => Assert.Contains(i, known));
    }

    private static IEnumerable<Term> Subjects(string type) => Shapes.Match(null, WellKnown.RdfType, new Iri(Sh + type)).Select(q => q.Subject).Distinct();

    private static IEnumerable<Term> Objects(string property) => Shapes.Match(null, new Iri(Sh + property)).Select(q => q.Object);
}
