using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Update;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>The triples of INSERT DATA or DELETE DATA: their terms stay the bytes of the text.</summary>
internal sealed class DataTriples : TripleTarget<int>
{
    private int _graph = QuadData.DefaultGraph;

    public DataTriples(QuadData data)
    {
        Data = data;
        Variables = false;
    }

    public QuadData Data { get; }

    public override void Add(int subject, int predicate, int @object) => Data.AddQuad(subject, predicate, @object, _graph);

    public override void EnterGraph(int graph) => _graph = graph;

    public override void LeaveGraph() => _graph = QuadData.DefaultGraph;

    public override void AddPath(SparqlParser parser, int subject, PropertyPath path, int @object) => throw new InvalidOperationException("Data have no paths.");

    public override int Variable(string name) => Data.AddBlankNode(name);

    public override int Constant(Iri iri) => Data.Add(iri);

    public override int ReadIri(SparqlParser parser, string what) => parser.ReadDataIri(Data, what);

    public override int ReadLiteral(SparqlParser parser) => parser.ReadDataLiteral(Data);
}
