using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Rdf;

/// <summary>The terms of a <see cref="MemoryQuadSource"/>, numbered in the order of their arrival.</summary>
internal sealed class MemoryTermTable : ITermSource
{
    private readonly Dictionary<Term, ulong> _ids = [];
    private readonly List<Term> _terms = [];
    private readonly TermScratch _scratch = new();

    public ulong Intern(Term term)
    {
        if (!_ids.TryGetValue(term, out ulong id))
        {
            if (term is Literal && InlineLiteral.TryEncode(_scratch.Encode(term), out TermId inline))
            {
                id = inline.Bits;
            }
            else
            {
                id = new TermId(TagOf(term), (ulong)_terms.Count).Bits;
                _terms.Add(term);
            }

            _ids.Add(term, id);
        }

        return id;
    }

    public bool TryFind(in TermSpan term, out TermId id)
    {
        if (term.Kind == TermKind.Literal && InlineLiteral.TryEncode(term, out id))
        {
            return true;
        }

        id = default;
        if (term.ToTerm() is { } wanted && _ids.TryGetValue(wanted, out ulong bits))
        {
            id = new TermId(bits);
            return true;
        }

        return false;
    }

    public TermSpan Get(TermId id, TermScratch scratch) =>
        id.IsInline ? InlineLiteral.Decode(id, scratch) : scratch.Encode(_terms[(int)id.Payload]);

    private static TermTag TagOf(Term term) => term switch
    {
        Iri => TermTag.Iri,
        BlankNode => TermTag.BlankNode,
        Literal { Language: not null } => TermTag.LangString,
        Literal literal when literal.Datatype.Equals(WellKnown.XsdString) => TermTag.String,
        _ => TermTag.TypedLiteral,
    };
}
