using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>Gives the terms of an operation their ids in the store: blank nodes of templates and of expressions become new ones.</summary>
internal sealed class TermWriter(IQuadTransaction transaction)
{
    private readonly TermScratch _scratch = new();
    private readonly Dictionary<Term, TermId> _constants = [];
    private readonly Dictionary<string, TermId> _madeByQuery = new(StringComparer.Ordinal);

    /// <summary>A term of the request's text.</summary>
    public TermId Constant(Term term)
    {
        if (!_constants.TryGetValue(term, out TermId id))
        {
            id = transaction.Intern(_scratch.Encode(term));
            _constants.Add(term, id);
        }

        return id;
    }

    /// <summary>A term of a solution. A blank node that the data do not hold was made by BNODE.</summary>
    public TermId OfSolution(in TermSpan term)
    {
        if (term.Kind != TermKind.BlankNode)
        {
            return transaction.Intern(term);
        }

        if (transaction.Current.Terms.TryFind(term, out TermId id))
        {
            return id;
        }

        string label = System.Text.Encoding.UTF8.GetString(term.Value);
        if (!_madeByQuery.TryGetValue(label, out id))
        {
            id = transaction.NewBlankNode();
            _madeByQuery.Add(label, id);
        }

        return id;
    }
}
