using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The terms of one query: those of its source, and those that the query itself made. A term that the source knows always has the source's id, so equal ids are equal terms.</summary>
internal sealed class QueryTerms(ITermSource source, MemoryAccount memory) : ITermSource
{
    private readonly Dictionary<Term, ulong> _ids = [];
    private readonly List<Term> _local = [];
    private readonly TermScratch _scratch = new();
    private readonly TermScratch _valueScratch = new();
    private long _blankNodes;

    /// <summary>The id of a term, given to it for this query where the source has none.</summary>
    public TermId Intern(Term term)
    {
        if (source.TryFind(_scratch.Encode(term), out TermId found))
        {
            return found;
        }

        if (!_ids.TryGetValue(term, out ulong id))
        {
            memory.Reserve(160 + (2 * LengthOf(term)));
            id = new TermId(TermTag.QueryLocal, (ulong)_local.Count).Bits;
            _ids.Add(term, id);
            _local.Add(term);
        }

        return new TermId(id);
    }

    public TermId Intern(in TermSpan term) => source.TryFind(term, out TermId found) ? found : term.ToTerm() is { } made ? Intern(made) : TermId.None;

    /// <summary>The id bits of a computed value, 0 for an error.</summary>
    public ulong Intern(in Value value) =>
        value.IsError ? 0 : value.TryInline(out TermId id) ? id.Bits : Intern(value.ToSpan(_valueScratch)).Bits;

    /// <summary>A blank node that neither the source nor this query holds yet.</summary>
    public BlankNode NewBlankNode()
    {
        while (true)
        {
            var node = new BlankNode("q" + (++_blankNodes).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (!_ids.ContainsKey(node) && !source.TryFind(_scratch.Encode(node), out _))
            {
                return node;
            }
        }
    }

    public bool TryFind(in TermSpan term, out TermId id)
    {
        if (source.TryFind(term, out id))
        {
            return true;
        }

        if (_ids.Count > 0 && term.ToTerm() is { } wanted && _ids.TryGetValue(wanted, out ulong bits))
        {
            id = new TermId(bits);
            return true;
        }

        return false;
    }

    public TermSpan Get(TermId id, TermScratch scratch)
    {
        if (id.IsNone)
        {
            return TermSpan.None;
        }

        return id.Tag == TermTag.QueryLocal ? scratch.Encode(_local[(int)id.Payload]) : source.Get(id, scratch);
    }

    public Term? GetTerm(TermId id)
    {
        if (id.IsNone)
        {
            return null;
        }

        return id.Tag == TermTag.QueryLocal ? _local[(int)id.Payload] : source.Get(id, _scratch).ToTerm();
    }

    public TermKind KindOf(TermId id) => id.Tag switch
    {
        TermTag.None => TermKind.None,
        TermTag.Iri => TermKind.Iri,
        TermTag.BlankNode => TermKind.BlankNode,
        TermTag.QueryLocal => _local[(int)id.Payload].Kind,
        _ => TermKind.Literal,
    };

    private static long LengthOf(Term term) => term switch
    {
        Iri iri => iri.Value.Length,
        Literal literal => literal.Lexical.Length,
        _ => 16,
    };
}
