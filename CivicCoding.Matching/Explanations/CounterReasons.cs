using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Explanations;

/// <summary>Facts of the graph that speak against an organisation: an offer bound to another region or out of time, another state, nothing new for years.</summary>
public static class CounterReasons
{
    private const int QuietDays = 4 * 365;
    private static readonly Iri Date = new("http://www.w3.org/2001/XMLSchema#date");

    /// <summary>The reasons against, each a fact; their share is zero because they are no part of the score.</summary>
    public static IReadOnlyList<Reason> Find(MatchContext context, int organisation, DateOnly today, string language)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wording = new ReasonWording(context.Index.Corpus, language);
        CorpusOrganisation o = context.Index.Corpus.Organisations[organisation];
        CorpusProject project = context.Query.Project;
        var against = new List<Reason>();
        void Add(string signal, string text, params Triple[] triples) => against.Add(new Reason(text, 0, triples, AskQuery.Of(triples), signal));
        foreach (NeedOrOffer offer in o.Offers.Where(f => f.Iri is not null && project.Needs.Any(n => NeedOfferSignal.Fit(n, f) > 0)))
        {
            Triple by = Facts.Of(offer.Iri!, CivicVocabulary.StatedBy, o.Iri);
            if (offer.Deadline is { } until && until < today)
            {
                Add("need-offer", wording.Say($"Das Angebot „{wording.Name(offer)}“ galt bis {until:yyyy-MM-dd}.", $"The offer “{wording.Name(offer)}” ended on {until:yyyy-MM-dd}."), by, new Triple(new Iri(offer.Iri!), CivicVocabulary.Deadline, new Literal(until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Date)));
            }

            if (offer.Region is { } region && project.State is { } state && region != state && region != project.Country && region.Contains("/places/de-", StringComparison.Ordinal))
            {
                Add("need-offer", wording.Say($"Das Angebot „{wording.Name(offer)}“ gilt für {wording.Concept(region)}.", $"The offer “{wording.Name(offer)}” is for {wording.Concept(region)}."), by, Facts.Of(offer.Iri!, CivicVocabulary.Region, region));
            }
        }

        if (project.State is { } here && o.State is { } there && here != there)
        {
            Add("place", wording.Say($"Sitzt in einem anderen Bundesland: {wording.Concept(there)}.", $"Is based in another state: {wording.Concept(there)}."), Facts.Of(o.Iri, CivicVocabulary.State, there));
        }

        AddQuiet(context, organisation, wording, today, Add);
        return against;
    }

    private static void AddQuiet(MatchContext context, int organisation, ReasonWording wording, DateOnly today, Action<string, string, Triple[]> add)
    {
        MatchIndex index = context.Index;
        int last = -1;
        foreach (int p in index.OrganisationProjects[organisation])
        {
            last = last < 0 || index.Days[p] > index.Days[last] ? p : last;
        }

        if (last >= 0 && index.Days[last] > 0 && today.DayNumber - index.Days[last] > QuietDays)
        {
            add(
                "recency",
                wording.Say($"Das jüngste bekannte Projekt, {wording.Name(index.Corpus.Projects[last])}, begann {index.Corpus.Projects[last].Date:yyyy}.", $"The latest known project, {wording.Name(index.Corpus.Projects[last])}, began in {index.Corpus.Projects[last].Date:yyyy}."),
                [.. Facts.Participation(index, last, organisation)]);
        }
    }
}
