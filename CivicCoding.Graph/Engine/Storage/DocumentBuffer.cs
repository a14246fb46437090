using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A document read before the writer's turn: its quads over a dictionary of its own, so that a slow or broken document holds nobody up. Blank nodes get new store-wide names, the same one for a label wherever the document has it.</summary>
internal sealed class DocumentBuffer : IQuadSink
{
    private readonly TermDictionary _terms = new([]);
    private readonly BlankLabels _labels = new();
    private readonly List<QuadKey> _quads = [];
    private readonly bool _replaceGraph;
    private readonly TermId _graph;

    /// <param name="graph">The graph for all quads; null keeps the document's own.</param>
    public DocumentBuffer(Iri? graph)
    {
        _replaceGraph = graph is not null;
        _graph = graph is null ? TermId.None : _terms.Intern(new TermScratch().Encode(graph));
    }

    public int Count => _quads.Count;

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
        _quads.Add(new QuadKey(Intern(subject).Bits, Intern(predicate).Bits, Intern(@object).Bits, (_replaceGraph ? _graph : Intern(graph)).Bits));

    /// <summary>Gives the terms their ids in the store and adds the quads.</summary>
    public void AddTo(IQuadTransaction transaction)
    {
        var ids = new TermId[_terms.End];
        var blanks = new TermId[_terms.BlankEnd];
        var scratch = new TermScratch();
        TermView view = _terms.View();
        foreach (QuadKey quad in _quads)
        {
            transaction.Add(Map(quad.A), Map(quad.B), Map(quad.C), Map(quad.D));
        }

        TermId Map(ulong bits)
        {
            var local = new TermId(bits);
            if (local.IsNone || local.IsInline)
            {
                return local;
            }

            if (local.Tag == TermTag.BlankNode)
            {
                ref TermId blank = ref blanks[local.Payload & ~TermView.NumberedBlank];
                return blank.IsNone ? blank = transaction.NewBlankNode() : blank;
            }

            ref TermId id = ref ids[local.Payload];
            return id.IsNone ? id = transaction.Intern(view.Get(local, scratch)) : id;
        }
    }

    /// <summary>Gives the quads on, blank nodes under labels of this document.</summary>
    public void WriteTo(IQuadSink sink, CancellationToken cancellation)
    {
        TermView view = _terms.View();
        TermScratch[] scratch = [new(), new(), new(), new()];
        for (int i = 0; i < _quads.Count; i++)
        {
            if ((i & 4095) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            QuadKey quad = _quads[i];
            TermSpan graph = quad.D == 0 ? TermSpan.None : view.Get(new TermId(quad.D), scratch[3]);
            sink.Quad(view.Get(new TermId(quad.A), scratch[0]), view.Get(new TermId(quad.B), scratch[1]), view.Get(new TermId(quad.C), scratch[2]), graph);
        }
    }

    private TermId Intern(in TermSpan term) => term.Kind == TermKind.BlankNode ? _labels.Map(term.Value, _terms.NewBlankNode) : _terms.Intern(term);
}
