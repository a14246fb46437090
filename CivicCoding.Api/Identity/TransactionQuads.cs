using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>A transaction of the store in terms: reads what is there and writes quads.</summary>
internal sealed class TransactionQuads(IQuadTransaction transaction)
{
    private readonly TermScratch[] _scratches = [new(), new(), new(), new()];

    /// <summary>The quads about a thing and those that lead to it, in every graph.</summary>
    public IEnumerable<Quad> About(Iri thing)
    {
        if (!transaction.Current.Terms.TryFind(_scratches[0].Encode(thing), out TermId id))
        {
            return [];
        }

        return [.. Read(QuadOrder.Spo, QuadPattern.In(id, TermId.None, TermId.None)), .. Read(QuadOrder.Osp, QuadPattern.In(TermId.None, TermId.None, id))];
    }

    /// <summary>The quads of a graph.</summary>
    public IEnumerable<Quad> In(Iri graph) =>
        transaction.Current.Terms.TryFind(_scratches[0].Encode(graph), out TermId id) ? Read(QuadOrder.Gspo, QuadPattern.In(TermId.None, TermId.None, TermId.None, id)) : [];

    /// <summary>True where the store held the quad when the transaction was last refreshed.</summary>
    public bool Contains(Quad quad)
    {
        TermId[] ids = new TermId[4];
        Term?[] terms = [quad.Subject, quad.Predicate, quad.Object, quad.Graph];
        for (int i = 0; i < 4; i++)
        {
            if (terms[i] is { } term && !transaction.Current.Terms.TryFind(_scratches[i].Encode(term), out ids[i]))
            {
                return false;
            }
        }

        return transaction.Current.Contains(ids[0], ids[1], ids[2], ids[3]);
    }

    public void Add(Quad quad) => transaction.Add(Id(0, quad.Subject), Id(1, quad.Predicate), Id(2, quad.Object), Id(3, quad.Graph));

    public void Remove(Quad quad) => transaction.Remove(Id(0, quad.Subject), Id(1, quad.Predicate), Id(2, quad.Object), Id(3, quad.Graph));

    public void Refresh() => transaction.Refresh();

    private TermId Id(int place, Term? term) => term is null ? TermId.None : transaction.Intern(_scratches[place].Encode(term));

    private List<Quad> Read(QuadOrder order, in QuadPattern pattern)
    {
        using IQuadCursor cursor = transaction.Current.Scan(order, pattern);
        var batch = new QuadColumns();
        List<Quad> quads = [];
        int count;
        while ((count = cursor.Read(batch)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                (ulong s, ulong p, ulong o, ulong g) = order switch
                {
                    QuadOrder.Osp => (batch.Second[i], batch.Third[i], batch.First[i], batch.Fourth[i]),
                    QuadOrder.Gspo => (batch.Second[i], batch.Third[i], batch.Fourth[i], batch.First[i]),
                    _ => (batch.First[i], batch.Second[i], batch.Third[i], batch.Fourth[i]),
                };
                quads.Add(new Quad(Term(0, s)!, (Iri)Term(1, p)!, Term(2, o)!, Term(3, g)));
            }
        }

        return quads;
    }

    private Term? Term(int place, ulong id) => id == 0 ? null : transaction.Current.Terms.Get(new TermId(id), _scratches[place]).ToTerm();
}
