using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The triples of CONSTRUCT (SPARQL 1.1 Query, section 16.2): blank nodes of the template made anew for each solution, ill-formed triples left out, each triple once.</summary>
internal sealed class ConstructAnswer(QueryContext context, Operator plan, ImmutableArray<TriplePattern> template) : EngineAnswer(context, plan, QueryForm.Construct)
{
    public override void WriteTriples(IQuadSink sink)
    {
        using var writer = new TripleWriter(Context, sink);
        var blank = new Dictionary<string, ulong>(StringComparer.Ordinal);
        while (Plan.Next() is { } batch)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                blank.Clear();
                foreach (TriplePattern triple in template)
                {
                    writer.Write(IdOf(triple.Subject, batch, i, blank), IdOf(triple.Predicate, batch, i, blank), IdOf(triple.Object, batch, i, blank));
                }

                CheckRows(writer.Count);
            }
        }
    }

    private ulong IdOf(PatternTerm term, Batch batch, int place, Dictionary<string, ulong> blank)
    {
        switch (term)
        {
            case PatternTerm.Constant constant:
                return Context.Terms.Intern(constant.Term).Bits;
            case PatternTerm.Variable { IsNamed: false } node:
                if (!blank.TryGetValue(node.Name, out ulong made))
                {
                    made = Context.Terms.Intern(Context.Terms.NewBlankNode()).Bits;
                    blank.Add(node.Name, made);
                }

                return made;
            case PatternTerm.Variable variable when Plan.Schema.IndexOf(variable.Name) is >= 0 and int column:
                return batch.Columns[column][place];
            default:
                return 0;
        }
    }
}
