using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>
/// The triples of DESCRIBE (SPARQL 1.1 Query, section 16.4): the symmetric concise bounded description, that is all triples with a resource as subject
/// or object, and the same for each blank node that they reach. The triples in which a resource is the object are bounded.
/// </summary>
internal sealed class DescribeAnswer(QueryContext context, Operator plan, ImmutableArray<PatternTerm> described) : EngineAnswer(context, plan, QueryForm.Describe)
{
    private const int MostIncoming = 10_000;

    public override void WriteTriples(IQuadSink sink)
    {
        using var writer = new TripleWriter(Context, sink);
        using var outgoing = new QuadReader(Context, new QuadShape(default, default, default, Context.Dataset.Default), QuadOrder.Spo, 7);
        using var incoming = new QuadReader(Context, new QuadShape(default, default, default, Context.Dataset.Default), QuadOrder.Osp, 7);
        var pending = new Queue<ulong>();
        var seen = new HashSet<ulong>();
        foreach (PatternTerm.Constant constant in described.OfType<PatternTerm.Constant>())
        {
            Enqueue(Context.Terms.Intern(constant.Term).Bits, pending, seen);
        }

        Describe(writer, outgoing, incoming, pending, seen);
        int[] columns = [.. described.OfType<PatternTerm.Variable>().Select(v => Plan.Schema.IndexOf(v.Name)).Where(c => c >= 0)];
        while (Plan.Next() is { } batch)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                foreach (int column in columns)
                {
                    Enqueue(batch.Columns[column][i], pending, seen);
                }

                Describe(writer, outgoing, incoming, pending, seen);
            }
        }
    }

    private void Describe(TripleWriter writer, QuadReader outgoing, QuadReader incoming, Queue<ulong> pending, HashSet<ulong> seen)
    {
        while (pending.TryDequeue(out ulong term))
        {
            Context.Check();
            if (new TermId(term).Tag == TermTag.QueryLocal)
            {
                continue;
            }

            Copy(outgoing, term, 0, long.MaxValue);
            Copy(incoming, 0, term, MostIncoming);
        }

        void Copy(QuadReader reader, ulong subject, ulong @object, long most)
        {
            reader.Open(subject, 0, @object);
            for (int count = reader.Read(); count > 0 && most > 0; count = reader.Read())
            {
                for (int i = 0; i < count && most-- > 0; i++)
                {
                    writer.Write(reader.Column(0)[i], reader.Column(1)[i], reader.Column(2)[i]);
                    EnqueueBlank(reader.Column(0)[i], pending, seen);
                    EnqueueBlank(reader.Column(2)[i], pending, seen);
                }

                CheckRows(writer.Count);
            }
        }
    }

    private void EnqueueBlank(ulong term, Queue<ulong> pending, HashSet<ulong> seen)
    {
        if (new TermId(term).Tag == TermTag.BlankNode)
        {
            Enqueue(term, pending, seen);
        }
    }

    private void Enqueue(ulong term, Queue<ulong> pending, HashSet<ulong> seen)
    {
        if (term != 0 && seen.Add(term))
        {
            Context.Memory.Reserve(32);
            pending.Enqueue(term);
        }
    }
}
