using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>Takes the triples of a LOAD into its graph, with new blank nodes; named graphs of the document stay where the target is the default graph.</summary>
internal sealed class LoadSink(IQuadTransaction transaction, TermId graph, QuadChanges changes) : IQuadSink
{
    private readonly Dictionary<string, TermId> _blankNodes = new(StringComparer.Ordinal);

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan named) =>
        changes.Add(Id(subject), Id(predicate), Id(@object), graph.IsNone && !named.IsNone ? Id(named) : graph);

    private TermId Id(in TermSpan term)
    {
        if (term.Kind != TermKind.BlankNode)
        {
            return transaction.Intern(term);
        }

        string label = System.Text.Encoding.UTF8.GetString(term.Value);
        if (!_blankNodes.TryGetValue(label, out TermId id))
        {
            id = transaction.NewBlankNode();
            _blankNodes.Add(label, id);
        }

        return id;
    }
}
