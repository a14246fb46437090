using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Serving;

/// <summary>Lets the projects of the network ask for ten partners each and counts who is shown.</summary>
internal static class ExposureReader
{
    private const int Places = 10;
    private const int MaxQuestions = 400;
    private const int Named = 10;

    /// <summary>How often each organisation is shown; of many projects an even choice asks.</summary>
    public static (int[] Shown, int Questions) Count(MatchState state, PartnerScorer scorer, bool fair, CancellationToken cancellation)
    {
        var shown = new int[state.Corpus.Organisations.Count];
        int[] asking = [.. Enumerable.Range(0, state.Corpus.Projects.Count).Where(p => state.Corpus.Projects[p].HasText)];
        int step = Math.Max(1, (asking.Length + MaxQuestions - 1) / MaxQuestions);
        int questions = 0;
        for (int i = 0; i < asking.Length; i += step)
        {
            cancellation.ThrowIfCancellationRequested();
            MatchQuery query = state.QueryOf(state.Corpus.Projects[asking[i]].Iri)!;
            questions++;
            state.With((work, table) =>
            {
                ScoredCandidate[] ranked = scorer.Rank(new MatchContext(state.Index, query, work), table);
                ranked = FairSelection.Apply(state.Index, ranked, fair ? FairSelection.FairPlaces : FairSelection.UsualPlaces);
                foreach (ScoredCandidate candidate in ranked.Take(Places))
                {
                    shown[candidate.Organisation]++;
                }

                return 0;
            });
        }

        return (shown, questions);
    }

    /// <summary>The counts by group, in the asked language.</summary>
    public static Exposure Describe(MatchState state, int[] shown, int questions, string language)
    {
        var wording = new ReasonWording(state.Corpus, language);
        int[] known = [.. Enumerable.Range(0, shown.Length).Where(o => !state.Corpus.Organisations[o].Gone)];
        int places = shown.Sum();
        var groups = new List<ExposureGroup>();
        void Add(string by, Func<int, (string Key, string Name)> of)
        {
            foreach (IGrouping<string, (int Organisation, string Name)> group in known.Select(o => (Organisation: o, Group: of(o))).GroupBy(x => x.Group.Key, x => (x.Organisation, x.Group.Name)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
            {
                double share = places == 0 ? 0 : group.Sum(g => shown[g.Organisation]) / (double)places;
                groups.Add(new ExposureGroup(by, group.Key, group.First().Name, group.Count(), Math.Round(share, 4), Math.Round(group.Count() / (double)known.Length, 4)));
            }
        }

        Add("newcomers", o => FairSelection.IsNewcomer(state.Index, o)
            ? ("newcomer", wording.Say("höchstens ein Projekt", "at most one project"))
            : ("experienced", wording.Say("mehr als ein Projekt", "more than one project")));
        Add("size", o => state.Corpus.Organisations[o].Small switch
        {
            true => ("small", wording.Say("klein", "small")),
            false => ("large", wording.Say("groß", "large")),
            _ => ("unknown", wording.Say("Größe unbekannt", "size unknown")),
        });
        Add("kind", o => Kind(state, o, wording));
        Add("region", o => (state.Corpus.Organisations[o].State ?? state.Corpus.Organisations[o].Country) is { } region ? (region, wording.Concept(region)) : ("unknown", wording.Say("Ort unbekannt", "place unknown")));
        CorpusOrganisation[] organisations = [.. state.Corpus.Organisations];
        ExposedOrganisation[] most = [.. known.Where(o => shown[o] > 0).OrderByDescending(o => shown[o]).ThenBy(o => organisations[o].Iri, StringComparer.Ordinal).Take(Named)
            .Select(o => new ExposedOrganisation(organisations[o].Iri, organisations[o].Slug, wording.Name(organisations[o]), shown[o]))];
        double newcomers = groups.FirstOrDefault(g => g.Key == "newcomer")?.Share ?? 0;
        double coverage = known.Length == 0 ? 0 : known.Count(o => shown[o] > 0) / (double)known.Length;
        return new Exposure(questions, places, Math.Round(coverage, 4), Math.Round(Gini([.. known.Select(o => shown[o])]), 4), newcomers, groups, most, state.Corpus.Sequence);
    }

    private static (string Key, string Name) Kind(MatchState state, int o, ReasonWording wording) => state.Corpus.Organisations[o].IsCommunity
        ? ("community", wording.Say("Community", "community"))
        : state.Index.Profiles.Kinds[o] switch
        {
            OrganisationKind.University => ("university", wording.Say("Hochschule", "university")),
            OrganisationKind.Research => ("research", wording.Say("Forschungseinrichtung", "research organisation")),
            OrganisationKind.Company => ("company", wording.Say("Unternehmen", "company")),
            OrganisationKind.PublicBody => ("public-body", wording.Say("öffentliche Stelle", "public body")),
            OrganisationKind.Association => ("association", wording.Say("Verein oder Verband", "association")),
            _ => ("other", wording.Say("andere oder unbekannt", "other or unknown")),
        };

    private static double Gini(int[] counts)
    {
        double total = counts.Sum();
        if (total == 0)
        {
            return 0;
        }

        Array.Sort(counts);
        double weighted = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            weighted += (i + 1.0) * counts[i];
        }

        return (2 * weighted / (counts.Length * total)) - ((counts.Length + 1.0) / counts.Length);
    }
}
