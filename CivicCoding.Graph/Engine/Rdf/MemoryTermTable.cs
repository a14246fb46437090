namespace CivicCoding.Graph.Rdf;

/// <summary>The terms of a <see cref="MemoryQuadSource"/>, numbered in the order of their arrival.</summary>
internal sealed class MemoryTermTable : ITermSource
{
    private readonly Dictionary<Term, ulong> _ids = [];
    private readonly List<Term> _terms = [];

    public ulong Intern(Term term)
    {
        if (!_ids.TryGetValue(term, out ulong id))
        {
            id = new TermId(TagOf(term), (ulong)_terms.Count).Bits;
            _ids.Add(term, id);
            _terms.Add(term);
        }

        return id;
    }

    public bool TryFind(in TermSpan term, out TermId id)
    {
        id = default;
        if (term.ToTerm() is { } wanted && _ids.TryGetValue(wanted, out ulong bits))
        {
            id = new TermId(bits);
            return true;
        }

        return false;
    }

    public TermSpan Get(TermId id, TermScratch scratch) => scratch.Encode(_terms[(int)id.Payload]);

    private static TermTag TagOf(Term term) => term switch
    {
        Iri => TermTag.Iri,
        BlankNode => TermTag.BlankNode,
        Literal { Language: not null } => TermTag.LangString,
        Literal literal when literal.Datatype.Equals(WellKnown.XsdString) => TermTag.String,
        _ => TermTag.TypedLiteral,
    };
}
