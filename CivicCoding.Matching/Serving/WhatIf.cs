using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Serving;

/// <summary>Tries changes of a question out: what a project would get if it said more, and which of a few changes would help most.</summary>
internal sealed class WhatIf(MatchState state, PartnerScorer scorer, ReasonWording wording)
{
    private const int First = 10;
    // Only the first ten count, and a click tries out a dozen changes.
    private const int Considered = 300;
    private const int MostOffering = 300;
    private const int MaxText = 8_000;
    private const int Topics = 3;
    private const int Shown = 3;
    private const double LeastGain = 0.0005;

    /// <summary>The question as it would be.</summary>
    public MatchQuery Changed(MatchQuery query, MatchChange change)
    {
        CorpusProject p = query.Project;
        string text = change.AddText is { } more ? more[..Math.Min(more.Length, MaxText)] : "";
        MatchQuery added = RequestReader.Read(state, new MatchRequest { Text = text, Needs = change.AddNeeds, Concepts = change.AddConcepts, Members = change.AddMembers });
        HashSet<int> leaving = [.. change.RemoveMembers.Select(state.Corpus.FindOrganisation)];
        return query with
        {
            Seeds = [.. query.Seeds.Where(s => !leaving.Contains(s)).Concat(added.Seeds).Distinct()],
            Project = p with
            {
                Descriptions = [.. p.Descriptions, .. added.Project.Descriptions],
                Topics = [.. p.Topics.Concat(added.Project.Topics).Distinct()],
                Goals = [.. p.Goals.Concat(added.Project.Goals).Distinct()],
                Skills = [.. p.Skills.Concat(added.Project.Skills).Distinct()],
                Needs = [.. p.Needs, .. added.Project.Needs.Where(n => !p.Needs.Any(own => own.Kind == n.Kind && n.Concepts.Count == 0))],
            },
        };
    }

    /// <summary>The mean score of the first partners.</summary>
    public double Strength(MatchQuery query) => state.With((work, table) => Strengths(new MatchContext(state.Index, query, work), table, [query.Project.Needs])[0]);

    /// <summary>The changes that would help most; only those whose trial raised the scores.</summary>
    public IReadOnlyList<Hint> Help(MatchQuery query)
    {
        (ResourceKind Kind, string German, string English)[] missing = Missing(query);
        (double now, double[] needs, string[] topics) = state.With((work, table) =>
        {
            var context = new MatchContext(state.Index, query, work);
            double[] strengths = Strengths(context, table, [query.Project.Needs, .. missing.Select(m => Changed(query, new MatchChange { AddNeeds = [Name(m.Kind)] }).Project.Needs)]);
            return (strengths[0], Array.ConvertAll(strengths[1..], s => s - strengths[0]), NearTopics(context));
        });
        var hints = new List<Hint>();
        foreach (((ResourceKind kind, string german, string english), double gain) in missing.Zip(needs))
        {
            Add(
                wording.Say($"Wenn Bedarf an „{german}“ besteht und eingetragen wird, passen Anbietende besser.", $"If “{english}” is needed and the need is stated, those who offer it fit better."),
                new MatchChange { AddNeeds = [Name(kind)] },
                gain);
        }

        foreach (string topic in topics)
        {
            var change = new MatchChange { AddConcepts = [topic] };
            Add(
                wording.Say($"Wenn das Vorhaben zum Thema {wording.Concept(topic)} gehört und es nennt, wird es dort gefunden.", $"If the project belongs to the topic {wording.Concept(topic)} and names it, it is found there."),
                change,
                Strength(Changed(query, change)) - now);
        }

        return [.. hints.OrderByDescending(h => h.Gain).ThenBy(h => h.Text, StringComparer.Ordinal).Take(Shown)];

        void Add(string text, MatchChange change, double gain)
        {
            if (gain > LeastGain)
            {
                hints.Add(new Hint(text, change, Math.Round(gain, 4)));
            }
        }
    }

    // Evidence and candidates do not rest on needs, so whoever offers something is measured with the first candidates once, and each variant only counts its needs.
    private double[] Strengths(MatchContext context, FeatureTable table, IReadOnlyList<IReadOnlyList<NeedOrOffer>> variants)
    {
        int[] found = CandidateGenerator.Generate(context.WithNeeds([]), Considered);
        var left = new HashSet<int>([.. found, .. context.Query.Seeds, state.Corpus.FindOrganisation(context.Query.Project.Iri)]);
        table.Reset([.. found, .. state.Index.Offering.Where(o => !state.Corpus.Organisations[o].Gone && !left.Contains(o)).Take(MostOffering)]);
        scorer.Measure(context.WithNeeds([]), table);
        double[] strengths = new double[variants.Count];
        float[] raw = [];
        for (int i = 0; i < strengths.Length; i++)
        {
            scorer.MeasureNeeds(context.WithNeeds(variants[i]), table);
            raw = i == 0 || scorer.LearntNeeds ? scorer.Raw(table) : raw;
            strengths[i] = table.Count == 0 ? 0 : scorer.Whole(table, raw).OrderDescending().Take(First).Sum() / First;
        }

        return strengths;
    }

    // The resources that somebody offers and the question does not ask for.
    private (ResourceKind Kind, string German, string English)[] Missing(MatchQuery query)
    {
        HashSet<ResourceKind> offered = [.. state.Index.Offering.SelectMany(o => state.Corpus.Organisations[o].Offers).Select(f => f.Kind)];
        return [.. NeedPhrases.Resources.Where(r => offered.Contains(r.Kind) && !query.Project.Needs.Any(n => n.Kind == r.Kind)).Select(r => (r.Kind, r.German, r.English))];
    }

    // The topics of the nearest projects that the question does not name itself.
    private string[] NearTopics(MatchContext context)
    {
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (int document in context.Neighbours.Nearest.Take(10))
        {
            foreach (string topic in state.Corpus.Projects[state.Index.TextProjects[document]].Topics.Where(t => !context.Query.Project.Topics.Contains(t)))
            {
                weights[topic] = weights.GetValueOrDefault(topic) + context.Neighbours.Similarity[document];
            }
        }

        return [.. weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(Topics).Select(w => w.Key)];
    }

    private static string Name(ResourceKind kind) => kind == ResourceKind.PilotSite ? "pilot-site" : kind.ToString().ToLowerInvariant();
}
