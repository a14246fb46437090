using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>Gathers organisations worth measuring: the best of several generators, the ones that many generators rank high first.</summary>
public static class CandidateGenerator
{
    // Ranks count as 1 / (first + rank): the smaller, the more the first of a generator stand out.
    private const int First = 25;

    // Consortia name no topics of organisations: this weight is as much as that of the nearest profiles.
    private const float ConceptWeight = 0.8f;
    private const int ConceptTake = 300;

    /// <summary>At most <paramref name="limit"/> candidates, known members and merged or nameless duplicates left out.</summary>
    public static int[] Generate(MatchContext context, int limit)
    {
        float[] fused = context.Work.Take();
        foreach ((float[] scores, float weight, int take) in Sources(context))
        {
            Add(fused, scores, weight, take);
        }

        AddConcepts(context, fused);
        AddOffers(context, fused);
        foreach (int o in context.Query.Seeds.Concat(context.Index.Gone))
        {
            fused[o] = 0;
        }

        // A project that is entered as a community as well is no partner of itself.
        int self = context.Index.Corpus.FindOrganisation(context.Query.Project.Iri);
        if (self >= 0)
        {
            fused[self] = 0;
        }

        return TopList.Of(fused, limit);
    }

    // The generators with the weight of their ranks and how many they give; weights found on training questions.
    private static (float[] Scores, float Weight, int Take)[] Sources(MatchContext context) =>
    [
        (context.Neighbours.Wide, 1.3f, 800),
        (context.Neighbours.Short, 0.55f, 600),
        (context.Neighbours.Latent, 0.6f, 600),
        (context.History.Recalled, 2.2f, 1000),
        (context.History.HopRecalled, 1.2f, 800),
        (context.History.Whole, 0.15f, 400),
        (context.Seeds.Hop, 0.3f, 600),
        (context.Seeds.HopText, 0.3f, 500),
        (context.Seeds.SecondHop, 0.1f, 500),
        (context.Seeds.NearHop, 0.35f, 800),
        (context.Seeds.Agreed, 0.4f, 800),
        (context.Overlap.Together, 0.5f, 500),
        (context.Overlap.Lately, 0.2f, 500),
        (context.Seeds.Surprise, 0.4f, 600),
        (context.Walks.Members, 0.45f, 600),
        (context.Walks.Both, 1.1f, 1000),
        (context.Walks.Far, 1.75f, 1000),
        (context.Groups.ClusterText, 0.8f, 600),
        (context.Groups.Cluster, 0.4f, 500),
        (context.Groups.SameCallNear, 0.25f, 300),
        (context.Calls.Sum, 0.2f, 600),
        (context.ProfileScores, 0.8f, 300),
        (context.Names.Words, 0.7f, 800),
        (context.Names.Members, 0.4f, 300),
        (context.Names.Places, 0.15f, 200),
        (context.Neighbours.Mean, 0.1f, 500),
    ];

    private static void Add(float[] fused, float[] scores, float weight, int take)
    {
        int[] best = TopList.Of(scores, take);
        for (int rank = 0; rank < best.Length; rank++)
        {
            fused[best[rank]] += weight / (First + rank);
        }
    }

    // Whoever shares nothing but a topic is found as well, of so many at most.
    private static void AddConcepts(MatchContext context, float[] fused)
    {
        float[] shared = context.Work.Take();
        if (context.Index.Concepts.Score(context.Query.Project, shared))
        {
            Add(fused, shared, ConceptWeight, ConceptTake);
        }
    }

    private static void AddOffers(MatchContext context, float[] fused)
    {
        IReadOnlyList<NeedOrOffer> needs = context.Query.Project.Needs;
        if (needs.Count == 0)
        {
            return;
        }

        foreach (int o in context.Index.Offering)
        {
            float fit = context.Index.Corpus.Organisations[o].Offers.Max(offer => needs.Max(need => NeedOfferSignal.Fit(need, offer)));
            fused[o] += fit / 8;
        }
    }
}
