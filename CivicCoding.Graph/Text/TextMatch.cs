using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Text;

/// <summary>
/// The property function <c>text:match</c>: <c>?thing text:match "words"</c> or <c>(?thing ?score ?literal) text:match ("words" "de" 20)</c>, the language and the limit
/// being optional. Hits that the query's snapshot does not hold, or whose graph it may not see, are dropped before the limit.
/// </summary>
public sealed class TextMatch : IPropertyFunction
{
    /// <summary>The most literals that one call considers; more is a budget error that asks for a limit.</summary>
    public const int MaxHits = 100_000;

    private TextSearch? _search;
    private TextIndex? _index;

    public Iri Iri => TextVocabulary.Match;

    /// <summary>Connects the function with its index, which is opened after the store that the function is registered with.</summary>
    public void Attach(TextIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        _index = index;
        _search = new TextSearch(index);
    }

    public IEnumerable<Term?[]> Evaluate(IReadOnlyList<Term?> subject, IReadOnlyList<Term?> @object, PropertyFunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(@object);
        ArgumentNullException.ThrowIfNull(context);
        if (_index is null || _search is null)
        {
            throw new QueryBudgetExceededException("The text index is not ready yet. Try again in a moment.", QueryBudgetKind.Time);
        }

        if (@object.Count == 0 || @object[0] is not Literal words || subject.Count is 0 or > 3)
        {
            return [];
        }

        if (!_index.WaitForSnapshot(context.Sequence, context.Cancellation))
        {
            throw new QueryBudgetExceededException($"The text index has reached {_index.Sequence}, the query reads {context.Sequence}. Try again in a moment.", QueryBudgetKind.Time);
        }

        return Matches(subject, @object, words.Lexical, context);
    }

    private IEnumerable<Term?[]> Matches(IReadOnlyList<Term?> subject, IReadOnlyList<Term?> @object, string words, PropertyFunctionContext context)
    {
        string? language = null;
        int limit = int.MaxValue;
        foreach (Literal option in @object.Skip(1).OfType<Literal>())
        {
            if (int.TryParse(option.Lexical, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                limit = number;
            }
            else
            {
                language = option.Lexical;
            }
        }

        string? only = subject[0] is { } bound ? TextDocument.NameOf(bound) : null;
        IReadOnlyList<TextHit> hits = _search!.Literals(words, language, only, MaxHits);
        if (hits.Count >= MaxHits && limit == int.MaxValue)
        {
            throw new QueryBudgetExceededException($"More than {MaxHits} texts match. Give a limit: text:match (\"words\" 1000).", QueryBudgetKind.Rows);
        }

        var visible = new Dictionary<string, bool>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var scratch = new TermScratch();
        int given = 0;
        foreach (TextHit hit in hits)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (given >= limit)
            {
                yield break;
            }

            // Without ?literal a thing counts once, with its best text.
            if ((subject.Count < 3 && seen.Contains(hit.Subject)) || !Holds(hit, context, visible, scratch, out Literal literal))
            {
                continue;
            }

            seen.Add(hit.Subject);
            given++;
            yield return Solution(subject, @object, hit, literal);
        }
    }

    private static Term?[] Solution(IReadOnlyList<Term?> subject, IReadOnlyList<Term?> @object, TextHit hit, Literal literal)
    {
        var solution = new Term?[subject.Count + @object.Count];
        solution[0] = TextDocument.TermOf(hit.Subject);
        if (subject.Count > 1)
        {
            solution[1] = new Literal(hit.Score.ToString("0.0###############E0", CultureInfo.InvariantCulture), new Iri(WellKnown.XsdNamespace + "double"));
        }

        if (subject.Count > 2)
        {
            solution[2] = literal;
        }

        for (int i = 0; i < @object.Count; i++)
        {
            solution[subject.Count + i] = @object[i];
        }

        return solution;
    }

    /// <summary>Whether the query's snapshot holds the quad and may see its graph.</summary>
    private static bool Holds(TextHit hit, PropertyFunctionContext context, Dictionary<string, bool> visible, TermScratch scratch, out Literal literal)
    {
        literal = hit.Language.Length > 0 ? new Literal(hit.Text, hit.Language) : new Literal(hit.Text);
        TermId graph = TermId.None;
        if (hit.Graph.Length > 0 && !context.Source.Terms.TryFind(scratch.Encode(TextDocument.TermOf(hit.Graph)), out graph))
        {
            return false;
        }

        if (!visible.TryGetValue(hit.Graph, out bool sees))
        {
            visible.Add(hit.Graph, sees = context.IsVisible(graph));
        }

        return sees
            && context.Source.Terms.TryFind(scratch.Encode(TextDocument.TermOf(hit.Subject)), out TermId s)
            && context.Source.Terms.TryFind(scratch.Encode(new Iri(hit.Predicate)), out TermId p)
            && context.Source.Terms.TryFind(scratch.Encode(literal), out TermId o)
            && context.Source.Contains(s, p, o, graph);
    }
}
