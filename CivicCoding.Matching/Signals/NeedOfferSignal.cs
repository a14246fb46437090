using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Offers that meet needs of the project: the same kind of resource, and the same skill or topic where both name one.</summary>
public sealed class NeedOfferSignal : IMatchSignal
{
    private const float Likely = 0.5f;
    private const float Unnamed = 0.1f;

    public string Name => "need-offer";

    public IReadOnlyList<string> Features { get; } = ["met"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        IReadOnlyList<NeedOrOffer> needs = context.Query.Project.Needs;
        if (needs.Count == 0)
        {
            return;
        }

        for (int i = 0; i < table.Count; i++)
        {
            IReadOnlyList<NeedOrOffer> offers = context.Index.Corpus.Organisations[table.Candidates[i]].Offers;
            float met = 0;
            foreach (NeedOrOffer need in needs)
            {
                float best = 0;
                foreach (NeedOrOffer offer in offers)
                {
                    best = MathF.Max(best, Fit(need, offer));
                }

                met += best;
            }

            table.Set(i, column, met / needs.Count);
        }
    }

    /// <summary>How well an offer meets a need: zero where the kinds differ, one where kind and a concept agree.</summary>
    public static float Fit(NeedOrOffer need, NeedOrOffer offer)
    {
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(offer);
        if (need.Kind != offer.Kind)
        {
            return 0;
        }

        bool shared = need.Concepts.Any(offer.Concepts.Contains);
        if (shared)
        {
            return 1;
        }

        // A skill is a definite thing: another skill does not meet the need, and where one of the two names none, hardly. Data, compute, money and pilot sites may.
        return need.Kind != ResourceKind.Skill ? Likely : need.Concepts.Count > 0 && offer.Concepts.Count > 0 ? 0 : Unnamed;
    }
}
