using System.Numerics.Tensors;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>Whom the known members have worked with, over one and two steps.</summary>
public sealed class SeedEvidence
{
    private const int MaxTeam = 150;
    private const int Strongest = 60;

    internal SeedEvidence(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours, MatchWorkspace work)
    {
        Hop = work.Take();
        HopHistory = work.Take();
        HopText = work.Take();
        HopLead = work.Take();
        Members = work.Take();
        Given = work.Take();
        SecondHop = work.Take();
        NearHop = work.Take();
        LastDay = work.Take();
        HopBest = work.Take();
        Agreed = work.Take();
        HopFamily = work.Take();
        HopCount = work.Take();
        HopLed = work.Take();
        GraphVector = new float[index.GraphSpace.Dimensions];
        float[] seen = work.Take();
        for (int s = 0; s < query.Seeds.Count; s++)
        {
            Walk(index, query, neighbours, s, seen);
        }

        SecondStep(index, Hop, SecondHop);
        SecondStep(index, neighbours.Cubed, NearHop);
        Agree(index, query, neighbours, work);
        LatentSpace.Normalise(GraphVector);
    }

    public float[] Hop { get; }

    public float[] HopHistory { get; }

    public float[] HopText { get; }

    public float[] HopLead { get; }

    /// <summary>How many of the known members an organisation has worked with.</summary>
    public float[] Members { get; }

    /// <summary>The chance that a project of a known member has the organisation in it.</summary>
    public float[] Given { get; }

    public float[] SecondHop { get; }

    public float[] NearHop { get; }

    public float[] LastDay { get; }

    /// <summary>Partners of those that words and partnerships both speak for.</summary>
    public float[] Agreed { get; }

    /// <summary>The nearest project that a known member and the organisation share.</summary>
    public float[] HopBest { get; }

    /// <summary>Shared projects in the same family of calls.</summary>
    public float[] HopFamily { get; }

    /// <summary>Shared projects, each counting one.</summary>
    public float[] HopCount { get; }

    /// <summary>Shared projects that the leading member led.</summary>
    public float[] HopLed { get; }

    public float[] GraphVector { get; }

    private void Walk(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours, int position, float[] seen)
    {
        int seed = query.Seeds[position];
        ReadOnlySpan<int> projects = index.OrganisationProjects[seed];
        ReadOnlySpan<float> own = index.GraphSpace.Column(seed);
        if (own.Length > 0)
        {
            float scale = (position == 0 ? 1.5f : 1f) / (1e-6f + TensorPrimitives.Norm(own));
            TensorPrimitives.MultiplyAdd(own, scale, GraphVector, GraphVector);
        }

        int family = index.Cluster(query.Project.Call);
        float share = 1f / (5 + projects.Length);
        foreach (int p in projects)
        {
            ReadOnlySpan<int> members = index.ProjectMembers[p];
            if (p == query.Self || members.Length is < 2 or > MaxTeam)
            {
                continue;
            }

            float weight = index.ProjectWeights[p];
            int document = index.DocumentOf[p];
            float near = document >= 0 ? neighbours.Similarity[document] : 0;
            bool led = position == 0 && Leads(index, p, seed);
            bool sameFamily = family >= 0 && index.FamilyOf[p] == family;
            foreach (int o in members)
            {
                HopBest[o] = MathF.Max(HopBest[o], near);
                HopFamily[o] += sameFamily ? weight : 0;
                Hop[o] += weight;
                HopCount[o]++;
                HopLed[o] += led ? weight : 0;
                Given[o] += share;
                HopText[o] += weight * near;
                LastDay[o] = MathF.Max(LastDay[o], index.Days[p]);
                if (document < 0)
                {
                    HopHistory[o] += weight;
                }

                if (position == 0)
                {
                    HopLead[o] += weight;
                }

                if (seen[o] <= position)
                {
                    seen[o] = position + 1;
                    Members[o]++;
                }
            }
        }
    }

    private static bool Leads(MatchIndex index, int project, int organisation)
    {
        ReadOnlySpan<int> members = index.ProjectMembers[project];
        int start = index.ProjectMembers.Start(project);
        for (int i = 0; i < members.Length; i++)
        {
            if (members[i] == organisation)
            {
                return index.MemberRoles[start + i] == Corpus.ParticipantRole.Coordinator;
            }
        }

        return false;
    }

    private void Agree(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours, MatchWorkspace work)
    {
        float[] both = work.Take();
        if (both.Length == 0)
        {
            return;
        }

        float words = 1e-6f + TensorPrimitives.Max<float>(neighbours.Cubed);
        float partners = 1e-6f;
        for (int o = 0; o < both.Length; o++)
        {
            partners = HopText[o] > partners && !query.Seeds.Contains(o) ? HopText[o] : partners;
        }

        for (int o = 0; o < both.Length; o++)
        {
            both[o] = (neighbours.Cubed[o] / words) + (MathF.Min(partners, HopText[o]) / partners);
        }

        SecondStep(index, both, Agreed);
    }

    private static void SecondStep(MatchIndex index, float[] first, float[] second)
    {
        foreach (int partner in TopList.Of(first, Strongest))
        {
            float weight = first[partner];
            ReadOnlySpan<int> others = index.Neighbours.Partners(partner);
            ReadOnlySpan<float> weights = index.Neighbours.Weights(partner);
            for (int i = 0; i < others.Length; i++)
            {
                second[others[i]] += weight * weights[i];
            }
        }
    }
}
