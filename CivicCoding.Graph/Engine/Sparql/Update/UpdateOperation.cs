using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>An operation of an update request (SPARQL 1.1 Update, section 3).</summary>
public abstract record UpdateOperation
{
    private UpdateOperation()
    {
    }

    public sealed record InsertData(QuadData Quads) : UpdateOperation;

    public sealed record DeleteData(QuadData Quads) : UpdateOperation;

    /// <summary>DELETE/INSERT (section 3.1.3) and DELETE WHERE: <paramref name="With"/> is the graph of WITH, <paramref name="Using"/> the dataset of USING; both null: the store's. <paramref name="WhereText"/> is the group graph pattern with full IRIs, for a store that evaluates it elsewhere.</summary>
    public sealed record Modify(ImmutableArray<QuadTemplate> Delete, ImmutableArray<QuadTemplate> Insert, GraphPattern Where, Iri? With, DatasetClause? Using, string WhereText) : UpdateOperation;

    /// <summary>LOAD: into the default graph where <paramref name="Into"/> is null.</summary>
    public sealed record Load(Iri Document, Iri? Into, bool Silent) : UpdateOperation;

    public sealed record Clear(GraphTarget Target, bool Silent) : UpdateOperation;

    public sealed record Drop(GraphTarget Target, bool Silent) : UpdateOperation;

    public sealed record Create(Iri Graph, bool Silent) : UpdateOperation;

    /// <summary>ADD, MOVE or COPY; null is the default graph.</summary>
    public sealed record Transfer(TransferKind Kind, Iri? Source, Iri? Destination, bool Silent) : UpdateOperation;
}
