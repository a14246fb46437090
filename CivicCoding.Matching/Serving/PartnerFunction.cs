using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Matching.Serving;

/// <summary>
/// The property function <c>match:partners</c>: <c>?partner match:partners ?project</c> or <c>(?partner ?score ?reason) match:partners (?project 10 "de")</c>, best first,
/// number and language being optional. The project must be bound; with a third variable a partner comes once for each of its reasons.
/// </summary>
public sealed class PartnerFunction(MatchService service) : IPropertyFunction
{
    private const int Default = 10;
    private const int Most = 100;
    private static readonly Iri Decimal = new("http://www.w3.org/2001/XMLSchema#decimal");

    public Iri Iri => MatchVocabulary.Partners;

    public IEnumerable<Term?[]> Evaluate(IReadOnlyList<Term?> subject, IReadOnlyList<Term?> @object, PropertyFunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(@object);
        ArgumentNullException.ThrowIfNull(context);
        if (subject.Count is 0 or > 3 || @object.Count == 0 || @object[0] is not Iri project)
        {
            return [];
        }

        int take = Default;
        string language = "en";
        foreach (Literal option in @object.Skip(1).OfType<Literal>())
        {
            if (int.TryParse(option.Lexical, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                take = Math.Clamp(number, 1, Most);
            }
            else
            {
                language = option.Lexical;
            }
        }

        IReadOnlyList<Partner> partners = service.PartnersNow(project.Value, take, language)
            ?? throw new QueryBudgetExceededException("Matching is not ready yet. Try again in a moment.", QueryBudgetKind.Time);
        return Solutions(subject, @object, partners);
    }

    private static IEnumerable<Term?[]> Solutions(IReadOnlyList<Term?> subject, IReadOnlyList<Term?> @object, IReadOnlyList<Partner> partners)
    {
        foreach (Partner partner in partners)
        {
            var id = new Iri(partner.Id);
            if (subject[0] is { } wanted && !wanted.Equals(id))
            {
                continue;
            }

            var score = new Literal(partner.Score.ToString("0.######", CultureInfo.InvariantCulture), Decimal);
            foreach (Reason? reason in subject.Count == 3 ? partner.Reasons : (IEnumerable<Reason?>)[null])
            {
                Term?[] own = [id, score, reason is null ? null : new Literal(reason.Text)];
                yield return [.. own[..subject.Count], .. @object];
            }
        }
    }
}
