using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary><c>LANG(?x) = "en"</c> or <c>!=</c>, on the bytes of the source.</summary>
internal sealed class LanguageEvaluator(int column, string language, bool negated, QueryContext context) : Evaluator
{
    private readonly byte[] _language = Encoding.UTF8.GetBytes(language);
    private readonly TermScratch _scratch = new();

    public override Value Evaluate(Batch batch, int place) => Value.FromTruth(Test(batch, place));

    public override Truth Test(Batch batch, int place)
    {
        var id = new TermId(batch.Columns[column][place]);
        switch (id.Tag)
        {
            case TermTag.None or TermTag.Iri or TermTag.BlankNode:
                return Truth.Error;
            case TermTag.LangString or TermTag.QueryLocal:
                TermSpan term = context.Terms.Get(id, _scratch);
                return term.Kind != TermKind.Literal ? Truth.Error : (term.Language.SequenceEqual(_language) != negated).ToTruth();
            default:
                return (_language.Length == 0 != negated).ToTruth();
        }
    }
}
