using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>Gathers organisations worth measuring: the best of several generators, the ones that many generators rank high first.</summary>
public static class CandidateGenerator
{
    /// <summary>The generators with the weight of their ranks and how many they give.</summary>
    private static readonly (float Weight, int Take)[] Generators =
        [(1.0f, 700), (0.7f, 500), (0.6f, 400), (1.2f, 700), (0.8f, 500), (0.6f, 500), (0.6f, 500), (0.8f, 400), (0.4f, 300), (0.8f, 300), (0.3f, 400),
            (0.8f, 500), (0.8f, 700), (0.8f, 900), (0.5f, 300), (0.3f, 200), (0.3f, 200), (0.5f, 300)];

    /// <summary>At most <paramref name="limit"/> candidates, known members and merged or nameless duplicates left out.</summary>
    public static int[] Generate(MatchContext context, int limit)
    {
        float[] fused = context.Work.Take();
        float[][] sources =
        [
            context.Neighbours.Wide, context.Neighbours.Short, context.Neighbours.Latent, context.Seeds.Hop, context.Seeds.HopText,
            context.Seeds.SecondHop, context.Seeds.NearHop, context.Groups.ClusterText, context.Groups.Cluster, context.ProfileScores, context.Seeds.Agreed,
            context.Walks.Members, context.Walks.Both, context.Walks.Far, context.Names.Words, context.Names.Members, context.Names.Places, context.Groups.SameCallNear,
        ];
        for (int g = 0; g < sources.Length; g++)
        {
            int[] best = TopList.Of(sources[g], Generators[g].Take);
            for (int rank = 0; rank < best.Length; rank++)
            {
                fused[best[rank]] += Generators[g].Weight / (60 + rank);
            }
        }

        AddOffers(context, fused);
        foreach (int seed in context.Query.Seeds)
        {
            fused[seed] = 0;
        }

        // A project that is entered as a community as well is no partner of itself.
        int self = context.Index.Corpus.FindOrganisation(context.Query.Project.Iri);
        if (self >= 0)
        {
            fused[self] = 0;
        }

        return TopList.Of(fused, limit, o => !context.Index.Corpus.Organisations[o].Gone);
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
            fused[o] += fit / 20;
        }
    }
}
