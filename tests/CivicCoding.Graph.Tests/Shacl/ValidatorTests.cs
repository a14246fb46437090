using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Graph.Tests.Shacl;

public sealed class ValidatorTests
{
    private const string Named = ":S a sh:NodeShape ; sh:targetClass :Person ; sh:property [ sh:path :name ; sh:minCount 1 ; sh:message \"Name fehlt.\"@de, \"Name missing.\"@en ] .";

    [Fact]
    public void Data_that_meet_the_shapes_conform()
    {
        ValidationReport report = Shapes.Validate(Named, ":a a :Person ; :name \"A\" .");
        Assert.True(report.Conforms);
        Assert.False(report.HasViolations);
    }

    [Fact]
    public void A_triple_that_stands_in_two_graphs_is_one_value()
    {
        ValidationReport report = Shapes.Validate(
            ":S sh:targetNode :a ; sh:property [ sh:path :name ; sh:maxCount 1 ; sh:minLength 5 ] .",
            ":g { :a :name \"A\" } :h { :a :name \"A\" }");
        Assert.Single(report.Results);
    }

    [Fact]
    public void One_graph_alone_can_be_validated()
    {
        var options = new ValidationOptions { Graph = new Iri("http://example.org/g") };
        const string Data = ":g { :a a :Person } :h { :a :name \"A\" . :b a :Person }";
        ValidationResult result = Assert.Single(Shapes.Validate(Named, Data, options).Results);
        Assert.Equal(new Iri("http://example.org/a"), result.FocusNode);
        Assert.Empty(Shapes.Validate(Named, Data, new ValidationOptions { Graph = new Iri("http://example.org/none") }).Results);
    }

    [Fact]
    public void Subclasses_in_the_data_are_targets_too()
    {
        ValidationReport report = Shapes.Validate(Named, ":a a :Pupil . :Pupil rdfs:subClassOf :Child . :Child rdfs:subClassOf :Person , :Child .");
        Assert.Single(report.Results);
    }

    [Fact]
    public void A_term_that_the_data_do_not_hold_is_a_focus_node_and_a_value()
    {
        ValidationReport report = Shapes.Validate(":S sh:targetNode :nowhere ; sh:hasValue :elsewhere ; sh:in ( :nowhere ) ; sh:not [ sh:class :C ] .", ":a :b :c .");
        ValidationResult result = Assert.Single(report.Results);
        Assert.Equal("HasValueConstraintComponent", result.Component.Value.Split('#')[1]);
    }

    [Fact]
    public void Shapes_that_refer_to_each_other_check_data_that_do_not()
    {
        const string Recursive = ":S sh:targetNode :a ; sh:property [ sh:path :next ; sh:node :S ] ; sh:nodeKind sh:IRI .";
        Assert.True(Shapes.Validate(Recursive, ":a :next :b . :b :next :c .").Conforms);
        ShaclFailureException error = Assert.Throws<ShaclFailureException>(() => Shapes.Validate(Recursive, ":a :next :b . :b :next :a ."));
        Assert.Contains("recursive", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_of_checks_is_a_failure_and_no_crash()
    {
        string chain = string.Concat(Enumerable.Range(0, 30_000).Select(i => $":n{i} :next :n{i + 1} . "));
        Assert.Throws<ShaclFailureException>(() => Shapes.Validate(":S sh:targetNode :n0 ; sh:property [ sh:path :next ; sh:node :S ] .", chain));
        Assert.Throws<ShaclFailureException>(() => Shapes.Validate(":S sh:targetNode :n0 ; sh:property [ sh:path :next ; sh:node :S ] .", chain, new ValidationOptions { MaxDepth = int.MaxValue, MaxWork = 100_000_000 }));
    }

    [Theory]
    [InlineData(":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:minCount \"x\" ] .", "minCount")]
    [InlineData(":S sh:targetNode :a ; sh:nodeKind :Tree .", "nodeKind")]
    [InlineData(":S sh:targetNode :a ; sh:pattern \"(\" .", "pattern")]
    [InlineData(":S sh:targetNode :a ; sh:in [ :p :q ] .", "list")]
    [InlineData(":S sh:targetNode :a ; sh:and _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> :T ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l .", "list")]
    [InlineData(":S sh:targetNode :a ; sh:property [ sh:path _:p ] . _:p sh:inversePath _:p .", "path")]
    [InlineData(":S sh:targetNode :a ; sh:property [ sh:path () ] .", "path")]
    [InlineData(":S sh:targetNode :a ; sh:sparql [ sh:select \"SELECT nonsense\" ] .", "grammar")]
    [InlineData(":S sh:targetNode :a ; sh:sparql [ sh:ask \"ASK {}\" ] .", "sh:select")]
    public void Ill_formed_shapes_are_a_failure_that_names_them(string shapes, string named)
    {
        ShaclFailureException error = Assert.Throws<ShaclFailureException>(() => ShapesGraph.From(Shapes.Read(shapes)));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Budgets_end_a_validation_instead_of_cutting_its_report()
    {
        string people = string.Concat(Enumerable.Range(0, 5000).Select(i => $":n{i} a :Person . "));
        Assert.Equal(QueryBudgetKind.Rows, Assert.Throws<QueryBudgetExceededException>(() => Shapes.Validate(Named, people, new ValidationOptions { MaxResults = 10 })).Kind);
        Assert.Equal(QueryBudgetKind.Work, Assert.Throws<QueryBudgetExceededException>(() => Shapes.Validate(Named, people, new ValidationOptions { MaxWork = 10 })).Kind);
        Assert.Equal(QueryBudgetKind.Time, Assert.Throws<QueryBudgetExceededException>(() => Shapes.Validate(Named, people, new ValidationOptions { Timeout = TimeSpan.Zero })).Kind);
    }

    [Fact]
    public void A_cancelled_validation_ends()
    {
        var validator = new ShaclValidator(ShapesGraph.From(Shapes.Read(Named)));
        Assert.Throws<OperationCanceledException>(() => validator.Validate(MemoryQuadSource.From([]), cancellation: new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Shapes_can_be_read_from_a_source_and_used_over_many_data()
    {
        ShapesGraph shapes = ShapesGraph.From(MemoryQuadSource.From(Shapes.Read(Named)));
        var validator = new ShaclValidator(shapes);
        Assert.Equal(2, shapes.Count);
        Assert.False(validator.Validate(MemoryQuadSource.From(Shapes.Read(":a a :Person .")), cancellation: TestContext.Current.CancellationToken).Conforms);
        Assert.True(validator.Validate(MemoryQuadSource.From([]), cancellation: TestContext.Current.CancellationToken).Conforms);
    }
}
