using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Update;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>SPARQL 1.1 Update (productions 3 and 29 to 51).</content>
public sealed partial class SparqlParser
{
    private UpdateRequest UpdateUnit()
    {
        ImmutableArray<UpdateOperation>.Builder operations = ImmutableArray.CreateBuilder<UpdateOperation>();
        Prologue();
        while (!Is(SparqlTokenKind.End))
        {
            operations.Add(Operation());
            if (!Take(SparqlTokenKind.Semicolon))
            {
                break;
            }

            // Labels of patterns and templates begin anew; those of INSERT DATA may not come again (note 11 of section 19.8).
            _labelScopes.Clear();
            Prologue();
        }

        return Is(SparqlTokenKind.End) ? new UpdateRequest(operations.ToImmutable()) : throw Expected("; or the end of the request");
    }

    private UpdateOperation Operation()
    {
        if (TakeWord("LOAD"))
        {
            bool silent = TakeWord("SILENT");
            Iri document = ReadIri("the IRI of the document");
            return new UpdateOperation.Load(document, TakeWord("INTO") ? ReadGraphRef() : null, silent);
        }

        if (TakeWord("CLEAR"))
        {
            bool silent = TakeWord("SILENT");
            return new UpdateOperation.Clear(ReadGraphTarget(), silent);
        }

        if (TakeWord("DROP"))
        {
            bool silent = TakeWord("SILENT");
            return new UpdateOperation.Drop(ReadGraphTarget(), silent);
        }

        if (TakeWord("CREATE"))
        {
            bool silent = TakeWord("SILENT");
            return new UpdateOperation.Create(ReadGraphRef(), silent);
        }

        return TakeWord("ADD") ? Transfer(TransferKind.Add)
            : TakeWord("MOVE") ? Transfer(TransferKind.Move)
            : TakeWord("COPY") ? Transfer(TransferKind.Copy)
            : ChangeOfQuads();
    }

    private UpdateOperation.Transfer Transfer(TransferKind kind)
    {
        bool silent = TakeWord("SILENT");
        Iri? source = ReadGraphOrDefault();
        ExpectWord("TO");
        return new UpdateOperation.Transfer(kind, source, ReadGraphOrDefault(), silent);
    }

    private UpdateOperation ChangeOfQuads()
    {
        if (TakeWord("INSERT"))
        {
            return TakeWord("DATA")
                ? new UpdateOperation.InsertData(Data(new DataTriples(new QuadData(_text.Bytes)) { Name = "INSERT DATA" }))
                : Modify(null, deleteFirst: false);
        }

        if (TakeWord("DELETE"))
        {
            if (TakeWord("DATA"))
            {
                return new UpdateOperation.DeleteData(Data(new DataTriples(new QuadData(_text.Bytes)) { Name = "DELETE DATA", BlankNodes = false }));
            }

            if (TakeWord("WHERE"))
            {
                int start = _token.Start;
                ImmutableArray<QuadTemplate> quads = Quads(new PatternTriples { Name = "DELETE WHERE", BlankNodes = false });
                return new UpdateOperation.Modify(quads, [], PatternOf(quads), null, null, FullText(start, _previousEnd));
            }

            return Modify(null, deleteFirst: true);
        }

        if (TakeWord("WITH"))
        {
            Iri with = ReadIri("the IRI of a graph");
            bool delete = TakeWord("DELETE");
            return delete || TakeWord("INSERT") ? Modify(with, delete) : throw Expected("DELETE or INSERT after WITH");
        }

        throw Expected("INSERT, DELETE, WITH, LOAD, CLEAR, DROP, CREATE, ADD, MOVE or COPY");
    }

    private UpdateOperation.Modify Modify(Iri? with, bool deleteFirst)
    {
        ImmutableArray<QuadTemplate> delete = [];
        ImmutableArray<QuadTemplate> insert = [];
        if (deleteFirst)
        {
            delete = Quads(new PatternTriples { Name = "a DELETE template", BlankNodes = false });
        }

        if (!deleteFirst || TakeWord("INSERT"))
        {
            insert = Quads(new PatternTriples { Name = "an INSERT template" });
            _labelScopes.Clear();
        }

        DatasetClause? dataset = UsingClauses();
        ExpectWord("WHERE");
        int start = _token.Start;
        GraphPattern where = Group(out _);
        AlgebraHeight.Check(where, Error);
        return new UpdateOperation.Modify(delete, insert, where, with, dataset, FullText(start, _previousEnd));
    }

    private DatasetClause? UsingClauses()
    {
        if (!IsWord("USING"))
        {
            return null;
        }

        ImmutableArray<Iri>.Builder defaults = ImmutableArray.CreateBuilder<Iri>();
        ImmutableArray<Iri>.Builder named = ImmutableArray.CreateBuilder<Iri>();
        while (TakeWord("USING"))
        {
            (TakeWord("NAMED") ? named : defaults).Add(ReadIri("the IRI of a graph"));
        }

        return new DatasetClause(defaults.ToImmutable(), named.ToImmutable());
    }

    private QuadData Data(DataTriples target)
    {
        ReadQuads(target);
        return target.Data;
    }

    private ImmutableArray<QuadTemplate> Quads(PatternTriples target)
    {
        ReadQuads(target);
        return target.TakeQuads();
    }

    /// <summary>Quads in braces (productions 48 to 51): triples and GRAPH blocks of triples.</summary>
    private void ReadQuads<T>(TripleTarget<T> target)
    {
        NextLabelScope();
        Expect(SparqlTokenKind.OpenBrace, "{");
        TriplesBlock(target);
        while (TakeWord("GRAPH"))
        {
            target.EnterGraph(Is(SparqlTokenKind.Variable) ? VariableTerm(target) : target.ReadIri(this, "the IRI of a graph or a variable"));
            Expect(SparqlTokenKind.OpenBrace, "{ after the graph's name");
            TriplesBlock(target);
            Expect(SparqlTokenKind.CloseBrace, "a triple or } at the end of the graph");
            target.LeaveGraph();
            Take(SparqlTokenKind.Dot);
            TriplesBlock(target);
        }

        Expect(SparqlTokenKind.CloseBrace, "a triple, GRAPH or }");
    }

    /// <summary>The pattern that DELETE WHERE means by its quads.</summary>
    private static GraphPattern PatternOf(ImmutableArray<QuadTemplate> quads)
    {
        List<GraphPattern> parts = [];
        foreach (IGrouping<PatternTerm?, QuadTemplate> graph in quads.GroupBy(q => q.Graph))
        {
            GraphPattern bgp = new GraphPattern.Bgp([.. graph.Select(q => q.Triple)]);
            parts.Add(graph.Key is null ? bgp : new GraphPattern.InGraph(graph.Key, bgp));
        }

        return parts.Count == 0 ? GraphPattern.Bgp.Empty : GroupBuilder.Balance(parts, 0, parts.Count, (l, r) => new GraphPattern.Join(l, r));
    }

    private Iri ReadGraphRef()
    {
        ExpectWord("GRAPH");
        return ReadIri("the IRI of a graph");
    }

    private Iri? ReadGraphOrDefault()
    {
        if (TakeWord("DEFAULT"))
        {
            return null;
        }

        TakeWord("GRAPH");
        return ReadIri("DEFAULT or the IRI of a graph");
    }

    private GraphTarget ReadGraphTarget() => TakeWord("DEFAULT") ? new GraphTarget(GraphTargetKind.Default)
        : TakeWord("NAMED") ? new GraphTarget(GraphTargetKind.Named)
        : TakeWord("ALL") ? new GraphTarget(GraphTargetKind.All)
        : IsWord("GRAPH") ? new GraphTarget(GraphTargetKind.Graph, ReadGraphRef())
        : throw Expected("GRAPH, DEFAULT, NAMED or ALL");
}
