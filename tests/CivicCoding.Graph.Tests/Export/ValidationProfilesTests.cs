using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Tests.Civic;
using CsCheck;
using SmallShapes = CivicCoding.Graph.Tests.Shacl.Shapes;

namespace CivicCoding.Graph.Tests.Export;

/// <summary>Our profiles beside the official shapes, which are the base: for DCAT-AP the file of all shapes of 3.0.1, for DCAT-AP.de that of 3.0.0 with the three German ones.</summary>
public sealed class ValidationProfilesTests
{
    private static readonly string[] German = ["dcat-ap-SHACL-DE", "dcat-ap-de-deprecated", "dcat-ap-spec-german-additions"];
    private static readonly ValidationProfiles Ours = new(Path.Combine(Repository.Root, "ontology", "profiles"));

    public static TheoryData<string> Names => [.. ValidationProfiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_profile_finds_in_every_catalogue_what_the_official_shapes_find(string name)
    {
        string suites = SharedData.Require("suites");
        var ours = new ShaclValidator(Ours.Find(name)!);
        var official = new ShaclValidator(ShapesGraph.From(Official(suites, name)));
        int files = 0, results = 0;
        var wrong = new List<string>();
        foreach (string file in Catalogues(suites))
        {
            if (Read(file) is not { } quads)
            {
                continue;
            }

            MemoryQuadSource data = MemoryQuadSource.From(quads);
            string[] wanted = Results(official.Validate(data, cancellation: TestContext.Current.CancellationToken));
            string[] found = Results(ours.Validate(data, cancellation: TestContext.Current.CancellationToken));
            files++;
            results += wanted.Length;
            if (!wanted.SequenceEqual(found))
            {
                wrong.Add($"{file}: missing {string.Join(" | ", wanted.Except(found).Take(3))}, too much {string.Join(" | ", found.Except(wanted).Take(3))}, {wanted.Length} and {found.Length}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {files} differ:\n{string.Join('\n', wrong.Take(5))}");
        Assert.True(files >= 100 && results >= 1_000, $"{files} files, {results} results");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_profile_finds_in_random_data_what_the_official_shapes_find(string name)
    {
        string suites = SharedData.Require("suites");
        Dataset shapes = Official(suites, name);
        var ours = new ShaclValidator(Ours.Find(name)!);
        var official = new ShaclValidator(ShapesGraph.From(shapes));
        Iri[] classes = Told(shapes, "targetClass", "class");
        Iri[] properties = Told(shapes, "path", "targetSubjectsOf");
        var type = new Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
        Term[] subjects = [.. Enumerable.Range(0, 8).Select(i => i < 6 ? (Term)new Iri("http://example.org/" + i) : new BlankNode("b" + i))];
        Term[] objects =
        [
            .. subjects, new Literal("text"), new Literal("Text", "de"), new Literal("12.5", Xsd("decimal")), new Literal("12", Xsd("nonNegativeInteger")), new Literal("7", Xsd("integer")),
            new Literal("P1D", Xsd("duration")), new Literal("ab", Xsd("hexBinary")), new Literal("x", Xsd("decimal")), new Iri("http://dcat-ap.de/def/hashAlgorithms/1"), new Iri("http://purl.org/adms/status/1"),
        ];
        Gen<Quad> typed = Gen.Select(Pick(subjects), Pick(classes), (s, c) => new Quad(s, type, c));
        Gen<Quad> told = Gen.Select(Pick(subjects), Pick(properties), Pick(objects), (s, p, o) => new Quad(s, p, o));
        Gen.Select(typed.Array[1, 12], told.Array[0, 120], (t, p) => t.Concat(p).ToArray()).Sample(
            quads =>
            {
                MemoryQuadSource data = MemoryQuadSource.From(quads);
                Assert.Equal(Results(official.Validate(data)), Results(ours.Validate(data)));
            },
            iter: int.TryParse(Environment.GetEnvironmentVariable("CIVIC_SAMPLES"), out int samples) ? samples : 60,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_finding_of_a_profile_has_its_own_German_and_English_message(string name)
    {
        var quads = new Dataset();
        SmallShapes.ReadFile(Path.Combine(Repository.Root, "ontology", "profiles", name + ".ttl"), quads);
        ILookup<Term, Quad> bySubject = quads.ToLookup(q => q.Subject);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (IGrouping<Term, Quad> shape in bySubject.Where(s => s.Any(q => q.Predicate.Value.EndsWith("#path", StringComparison.Ordinal))))
        {
            Literal[] messages = [.. shape.Where(q => q.Predicate.Value.EndsWith("#message", StringComparison.Ordinal)).Select(q => (Literal)q.Object)];
            Assert.Equal(["de", "en"], messages.Select(m => m.Language).Order(StringComparer.Ordinal));
            Assert.All(messages, m => Assert.EndsWith(".", m.Lexical, StringComparison.Ordinal));
            Assert.True(messages.Select(m => m.Lexical).Distinct(StringComparer.Ordinal).Count() == 2, messages[0].Lexical);
            seen.UnionWith(messages.Select(m => m.Lexical));
        }

        Assert.True(seen.Count > 300, $"{seen.Count} messages");
    }

    private static Gen<T> Pick<T>(T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static Iri Xsd(string name) => new("http://www.w3.org/2001/XMLSchema#" + name);

    private static Iri[] Told(Dataset shapes, params string[] properties) => [.. shapes
        .Where(q => properties.Any(p => q.Predicate.Value == "http://www.w3.org/ns/shacl#" + p))
        .Select(q => q.Object).OfType<Iri>().Distinct().OrderBy(i => i.Value, StringComparer.Ordinal)];

    private static Dataset Official(string suites, string name)
    {
        string[] files = name switch
        {
            "dcat-ap" => ["dcat-ap/3.0.1/shacl/dcat-ap-SHACL.ttl"],
            "dcat-ap-de" => ["dcat-ap/3.0.0/shacl/dcat-ap-SHACL.ttl", .. German.Select(f => $"dcat-ap-de/3.0/shacl/{f}.ttl")],
            _ => ["mldcat-ap/3.1.0/shacl/mldcat-ap-SHACL.ttl"],
        };
        var shapes = new Dataset();
        foreach (string file in files)
        {
            SmallShapes.ReadFile(Path.Combine(suites, file), shapes);
        }

        return shapes;
    }

    private static IEnumerable<string> Catalogues(string suites) => new[] { "feeds", "dcat-ap-de", "dcat-ap", "mldcat-ap", "dcat3-examples" }
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(suites, f), "*", SearchOption.AllDirectories))
        .Where(f => RdfFormat.FromFileName(f) is not null && !f.Contains("/shacl", StringComparison.Ordinal) && !f.Contains("/context", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The document, or null where it cannot be read: some are kept broken, some name a context on the web.</summary>
    private static Dataset? Read(string file)
    {
        try
        {
            return SmallShapes.ReadFile(file);
        }
        catch (RdfSyntaxException)
        {
            return null;
        }
    }

    private static string[] Results(ValidationReport report) =>
        [.. report.Results.Select(r => $"{r.Severity.Value.Split('#')[1]} {r.Component.Value.Split('#')[1]} {r.FocusNode} {r.Path} {r.Value}").Order(StringComparer.Ordinal)];
}
