namespace CivicCoding.Graph.Rdf;

/// <summary>The two directions between terms and ids, for one snapshot.</summary>
public interface ITermSource
{
    /// <summary>The id of a term. Inline values have one without being stored; other terms only where the store holds them.</summary>
    bool TryFind(in TermSpan term, out TermId id);

    /// <summary>The term of an id of this source. The spans may lie in <paramref name="scratch"/> and live until it is used again.</summary>
    TermSpan Get(TermId id, TermScratch scratch);
}
