namespace CivicCoding.Graph.Rdf;

/// <summary>The private changes of one writer over a snapshot. Nothing is visible to others before the owner commits.</summary>
public interface IQuadTransaction
{
    /// <summary>The data with this transaction's changes up to the last <see cref="Refresh"/>.</summary>
    IQuadSource Current { get; }

    /// <summary>The id of a term, given to it where it had none. Blank node labels are store-wide here: map document labels first with <see cref="NewBlankNode"/>.</summary>
    TermId Intern(in TermSpan term);

    /// <summary>Tells of a term whose id will be asked for soon, so that what the search for it reads can come near meanwhile. Changes nothing.</summary>
    void Expect(in TermSpan term)
    {
    }

    /// <summary>A blank node that the store does not hold yet.</summary>
    TermId NewBlankNode();

    /// <summary>Adds a quad; graph None is the default graph. Adding what is there changes nothing.</summary>
    void Add(TermId subject, TermId predicate, TermId @object, TermId graph);

    /// <summary>Removes a quad. Removing what is not there changes nothing.</summary>
    void Remove(TermId subject, TermId predicate, TermId @object, TermId graph);

    /// <summary>Makes the changes so far visible in <see cref="Current"/>: between the operations of one update request.</summary>
    void Refresh();
}
