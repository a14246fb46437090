using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Shacl.Incremental;
using CsCheck;

namespace CivicCoding.Graph.Tests.Shacl.Incremental;

public sealed class IncrementalValidatorTests
{
    /// <summary>Shapes with every kind of constraint, target and path; each is a theory of its own so that a failure names it.</summary>
    public static TheoryData<string> AllKinds =>
    [
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1 ; sh:maxCount 2 ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:class :D ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:datatype xsd:integer ; sh:minInclusive 2 ; sh:maxExclusive 9 ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:minExclusive 2 ; sh:maxInclusive 8 ] .",
        ":S sh:targetSubjectsOf :p ; sh:property [ sh:path :q ; sh:nodeKind sh:IRI ] .",
        ":S sh:targetObjectsOf :p ; sh:property [ sh:path :q ; sh:pattern \"^a\" ; sh:minLength 2 ; sh:maxLength 3 ] .",
        ":S sh:targetNode :n1 , :n2 ; sh:property [ sh:path :p ; sh:languageIn ( \"de\" ) ; sh:uniqueLang true ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:equals :q ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:disjoint :q ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:lessThan :q ] ; sh:property [ sh:path :q ; sh:lessThanOrEquals :r ] .",
        ":S sh:targetClass :C ; sh:not [ sh:property [ sh:path ( :p :q ) ; sh:hasValue :n1 ] ] .",
        ":S sh:targetClass :C ; sh:and ( [ sh:class :D ] [ sh:property [ sh:path :p ; sh:minCount 1 ] ] ) .",
        ":S sh:targetClass :C ; sh:or ( [ sh:property [ sh:path :p ; sh:in ( :n1 1 \"ab\" ) ; sh:minCount 1 ] ] [ sh:property [ sh:path :q ; sh:minCount 1 ] ] ) .",
        ":S sh:targetClass :C ; sh:xone ( [ sh:property [ sh:path :p ; sh:minCount 1 ] ] [ sh:property [ sh:path :q ; sh:class :C ] ] ) .",
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:node :T ] . :T sh:property [ sh:path :q ; sh:minCount 1 ; sh:node :U ] . :U sh:property [ sh:path :r ; sh:maxCount 1 ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:property [ sh:path :q ; sh:property [ sh:path :r ; sh:minCount 1 ] ] ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:qualifiedValueShape [ sh:class :D ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:qualifiedValueShapesDisjoint true ; sh:qualifiedValueShape [ sh:class :D ] ; sh:qualifiedMinCount 1 ] ; sh:property [ sh:path :p ; sh:qualifiedValueShape [ sh:property [ sh:path :q ; sh:minCount 1 ] ] ; sh:qualifiedMaxCount 1 ] .",
        ":S sh:targetClass :C ; sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) ; sh:property [ sh:path :p ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ; sh:class :D ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path ( :p [ sh:inversePath :q ] :r ) ; sh:maxCount 1 ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path [ sh:inversePath ( :p :q ) ] ; sh:maxCount 1 ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path [ sh:alternativePath ( :p ( :q :r ) ) ] ; sh:minCount 2 ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path ( [ sh:zeroOrOnePath :p ] :q ) ; sh:nodeKind sh:Literal ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path [ sh:zeroOrMorePath :p ] ; sh:class :C ] .",
        ":S sh:targetClass :C ; sh:property [ sh:path ( [ sh:oneOrMorePath :p ] :q ) ; sh:maxCount 1 ] .",
        ":S sh:targetClass :C ; sh:sparql [ sh:select \"SELECT $this ?value WHERE { $this ?p ?value . ?value ?q $this }\" ] .",
        ":S sh:targetClass :C ; :most 1 . :K a sh:ConstraintComponent ; sh:parameter [ sh:path :most ] ; sh:validator [ a sh:SPARQLAskValidator ; sh:ask \"ASK { FILTER NOT EXISTS { ?x <http://example.org/p> $value } }\" ] .",
        ":S sh:targetClass :C ; :need :q . :K a sh:ConstraintComponent ; sh:parameter [ sh:path :need ] ; sh:nodeValidator [ a sh:SPARQLSelectValidator ; sh:select \"SELECT $this WHERE { FILTER NOT EXISTS { $this $need ?x } }\" ] .",
        ":C a rdfs:Class , sh:NodeShape ; sh:property [ sh:path :p ; sh:minCount 1 ; sh:severity sh:Warning ] .",
        ":S sh:targetClass :C ; sh:deactivated true ; sh:property [ sh:path :p ; sh:minCount 1 ] .",
        ":S sh:targetClass :C ; sh:targetSubjectsOf :q ; sh:targetObjectsOf :r ; sh:targetNode :n3 ; sh:property [ sh:path :p ; sh:minCount 1 ; sh:class :D ] .",
    ];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void After_random_writes_the_report_is_that_of_a_full_validation(string shapes)
    {
        ShapesGraph graph = ShapesGraph.From(Shapes.Read(shapes));
        var full = new ShaclValidator(graph);
        Writes.Sample(
            writes =>
            {
                var data = new HashSet<Triple>();
                var incremental = new IncrementalValidator(graph);
                incremental.Start(Source(data), TestContext.Current.CancellationToken);
                foreach (Triple[] write in writes)
                {
                    foreach (Triple triple in write)
                    {
                        if (!data.Remove(triple))
                        {
                            data.Add(triple);
                        }
                    }

                    MemoryQuadSource after = Source(data);
                    Assert.Equal(Results(full.Validate(after)), Results(incremental.Update(after, write)));
                }
            },
            iter: SampleCount,
            threads: 1);
    }

    [Fact]
    public void A_change_checks_only_what_it_can_touch()
    {
        ShapesGraph graph = ShapesGraph.From(Shapes.Read(":S sh:targetClass :C ; sh:property [ sh:path ( :p :q ) ; sh:minCount 1 ; sh:class :D ] ."));
        var data = new HashSet<Triple>();
        for (int i = 0; i < 100; i++)
        {
            data.Add(new Triple(Ex("s" + i), Type, Ex("C")));
            data.Add(new Triple(Ex("s" + i), Ex("p"), Ex("m" + (i / 2))));
            data.Add(new Triple(Ex("m" + (i / 2)), Ex("q"), Ex("v" + i)));
        }

        var validator = new IncrementalValidator(graph);
        Assert.Equal(200, validator.Start(Source(data), TestContext.Current.CancellationToken).Results.Count);
        Assert.Equal(100, validator.Checked);

        var typed = new Triple(Ex("v6"), Type, Ex("D"));
        data.Add(typed);
        Assert.Equal(198, validator.Update(Source(data), [typed], TestContext.Current.CancellationToken).Results.Count);
        Assert.Equal(2, validator.Checked);

        var apart = new Triple(Ex("elsewhere"), Ex("q"), Ex("v6"));
        data.Add(apart);
        validator.Update(Source(data), [apart], TestContext.Current.CancellationToken);
        Assert.Equal(0, validator.Checked);
    }

    [Theory]
    [InlineData("sh:property [ sh:path ( :p :q ) ; sh:node [ sh:property [ sh:path :r ; sh:minCount 1 ] ] ]", 0)]
    [InlineData("sh:property [ sh:path [ sh:oneOrMorePath :p ] ; sh:minCount 1 ]", 1)]
    [InlineData("sh:sparql [ sh:select \"SELECT $this WHERE { $this ?p 1 }\" ]", 1)]
    public void Only_stars_and_queries_need_a_full_check(string constraint, int unbounded) =>
        Assert.Equal(unbounded, new IncrementalValidator(ShapesGraph.From(Shapes.Read($":S sh:targetClass :C ; {constraint} ."))).UnboundedShapes);

    private static int SampleCount => int.TryParse(Environment.GetEnvironmentVariable("CIVIC_SAMPLES"), out int samples) ? samples : 12;

    private static Iri Type { get; } = new("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");

    private static Gen<Triple[][]> Writes
    {
        get
        {
            Term[] nodes = [.. Enumerable.Range(1, 5).Select(i => (Term)Ex("n" + i)), new BlankNode("b")];
            Term[] values = [.. nodes, new Literal("ab"), new Literal("x", "de"), new Literal("y", "de"), .. new[] { "1", "5", "9" }.Select(n => new Literal(n, new Iri("http://www.w3.org/2001/XMLSchema#integer")))];
            Iri[] properties = [Ex("p"), Ex("q"), Ex("r")];
            Iri[] classes = [Ex("C"), Ex("D"), Ex("E")];
            var below = new Iri("http://www.w3.org/2000/01/rdf-schema#subClassOf");
            Gen<Triple> told = Gen.Select(Pick(nodes), Pick(properties), Pick(values), (s, p, o) => new Triple(s, p, o));
            Gen<Triple> typed = Gen.Select(Pick(nodes), Pick(classes), (s, c) => new Triple(s, Type, c));
            Gen<Triple> ordered = Gen.Select(Pick(classes), Pick(classes), (a, b) => new Triple(a, below, b));
            return Gen.Frequency((10, told), (5, typed), (1, ordered)).Array[1, 12].Array[1, 12];
        }
    }

    private static Iri Ex(string name) => new("http://example.org/" + name);

    private static Gen<T> Pick<T>(T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static MemoryQuadSource Source(IEnumerable<Triple> data) => MemoryQuadSource.From(data.Select(t => new Quad(t.Subject, t.Predicate, t.Object)));

    private static string[] Results(ValidationReport report) =>
        [.. report.Results.Select(r => $"{r.Severity} {r.Component} {r.SourceShape} {r.FocusNode} {r.Path} {r.Value}").Order(StringComparer.Ordinal)];
}
