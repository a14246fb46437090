using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>CONTAINS, STRSTARTS and STRENDS of a variable, or of its STR, with a constant simple string, on the bytes of the source (SPARQL 1.1 Query, section 17.4.3).</summary>
internal sealed class TextEvaluator(string function, int column, bool ofAnyTerm, string pattern, QueryContext context) : Evaluator
{
    private readonly byte[] _pattern = Encoding.UTF8.GetBytes(pattern);
    private readonly TermScratch _scratch = new();

    public override Value Evaluate(Batch batch, int place) => Value.FromTruth(Test(batch, place));

    public override Truth Test(Batch batch, int place)
    {
        TermSpan term = context.Terms.Get(new TermId(batch.Columns[column][place]), _scratch);
        bool isText = term.Kind == TermKind.Literal && (ofAnyTerm || term.Datatype.IsEmpty);
        if (!isText && !(ofAnyTerm && term.Kind == TermKind.Iri))
        {
            return Truth.Error;
        }

        return (function switch
        {
            "CONTAINS" => term.Value.IndexOf(_pattern) >= 0,
            "STRSTARTS" => term.Value.StartsWith(_pattern),
            _ => term.Value.EndsWith(_pattern),
        }).ToTruth();
    }
}
