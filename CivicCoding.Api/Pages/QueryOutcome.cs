using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Pages;

/// <summary>An answer as the query page shows it.</summary>
internal sealed record QueryOutcome(IReadOnlyList<string> Columns, IReadOnlyList<FactValue?[]> Rows, bool? Boolean, bool Cut, long Milliseconds, IReadOnlyList<(string Format, string Name)> Downloads)
{
    private const int MaxCell = 500;

    public static QueryOutcome Draw(QueryAnswer answer, int maxRows, Language language, Func<long> elapsed)
    {
        IReadOnlyList<(string, string)> downloads = [.. AnswerFormat.Of(answer.Form).Select(f => f.Name).Where(n => n != "table").Distinct(StringComparer.Ordinal).Select(n => (n, n.ToUpperInvariant()))];
        switch (answer.Form)
        {
            case QueryForm.Ask:
                bool yes = answer.Boolean;
                return new QueryOutcome([], [], yes, false, elapsed(), downloads);
            case QueryForm.Select:
                using (SolutionReader solutions = answer.Solutions)
                {
                    var scratch = new TermScratch();
                    List<FactValue?[]> rows = [];
                    bool more = solutions.MoveNext();
                    for (; more && rows.Count < maxRows; more = solutions.MoveNext())
                    {
                        var row = new FactValue?[solutions.Variables.Count];
                        for (int i = 0; i < row.Length; i++)
                        {
                            row[i] = Cell(solutions.Get(i, scratch).ToTerm(), language);
                        }

                        rows.Add(row);
                    }

                    return new QueryOutcome([.. solutions.Variables], rows, null, more, elapsed(), downloads);
                }

            default:
                var sink = new FirstTriples(maxRows, language);
                answer.WriteTriples(sink);
                return new QueryOutcome(["subject", "predicate", "object"], sink.Rows, null, sink.Cut, elapsed(), downloads);
        }
    }

    private static FactValue? Cell(Term? term, Language language) => term switch
    {
        null => null,
        Iri iri => new FactValue(new LocalText(Prefixes.Shorten(iri.Value), null), Kinds.PageOf(iri.Value), Kinds.PageOf(iri.Value) is null && !iri.Value.StartsWith(Graph.Civic.CivicVocabulary.BaseIri, StringComparison.Ordinal) ? ThingReader.WebAddress(iri.Value) : null),
        Literal literal => new FactValue(new LocalText(Short(literal.Lexical), literal.Language), Note: literal.Language),
        _ => new FactValue(new LocalText(term.ToString(), null)),
    };

    private static string Short(string text) => text.Length > MaxCell ? text[..MaxCell] + "…" : text;

    private sealed class FirstTriples(int max, Language language) : IQuadSink
    {
        public List<FactValue?[]> Rows { get; } = [];

        public bool Cut { get; private set; }

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            if (Rows.Count < max)
            {
                Rows.Add([Cell(subject.ToTerm(), language), Cell(predicate.ToTerm(), language), Cell(@object.ToTerm(), language)]);
            }
            else
            {
                Cut = true;
            }
        }
    }
}
