using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>Whom the known members have worked with, over one and two steps.</summary>
public sealed class SeedEvidence
{
    private const int MaxTeam = 150;
    private const int Strongest = 60;

    // Chance is taken in a network of as many projects as the ranker has learnt from: so a number means the same in each network, and what came later changes nothing.
    private const float Network = 42_148;
    private readonly SeedTally[] _tallies;

    internal SeedEvidence(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours, MatchWorkspace work)
    {
        Hop = work.Take();
        HopText = work.Take();
        Given = work.Take();
        Surprise = work.Take();
        SecondHop = work.Take();
        NearHop = work.Take();
        Agreed = work.Take();
        GraphVector = new float[index.GraphSpace.Dimensions];
        _tallies = work.Tallies;
        for (int s = 0; s < query.Seeds.Count; s++)
        {
            int before = work.Met.Count;
            Walk(index, query, neighbours, s, work.Met);
            Compare(index, query.Seeds[s], CollectionsMarshal.AsSpan(work.Met)[before..]);
        }

        foreach (int o in work.Met)
        {
            (Hop[o], HopText[o], Given[o]) = (_tallies[o].Hop, _tallies[o].HopText, _tallies[o].Given);
        }

        SecondStep(index, Hop, SecondHop);
        SecondStep(index, neighbours.Cubed, NearHop);
        Agree(index, query, neighbours, work);
        LatentSpace.Normalise(GraphVector);
    }

    /// <summary>All that an organisation shares with the known members.</summary>
    internal ref readonly SeedTally this[int organisation] => ref _tallies[organisation];

    /// <summary><see cref="SeedTally.Hop"/> of all organisations.</summary>
    public float[] Hop { get; }

    /// <summary><see cref="SeedTally.HopText"/> of all organisations.</summary>
    public float[] HopText { get; }

    /// <summary><see cref="SeedTally.Given"/> of all organisations.</summary>
    public float[] Given { get; }

    /// <summary>How much more often than by chance the known members and the organisation met.</summary>
    public float[] Surprise { get; }

    public float[] SecondHop { get; }

    public float[] NearHop { get; }

    /// <summary>Partners of those that words and partnerships both speak for.</summary>
    public float[] Agreed { get; }

    public float[] GraphVector { get; }

    private void Walk(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours, int position, List<int> met)
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
            Vector256<float> gain = SeedTally.Gain(weight, near, document >= 0, position == 0, sameFamily, led, share);
            foreach (int o in members)
            {
                if (_tallies[o].Add(gain, near, index.Days[p]))
                {
                    met.Add(o);
                }
            }
        }
    }

    private void Compare(MatchIndex index, int seed, ReadOnlySpan<int> met)
    {
        int projects = index.OrganisationProjects[seed].Length;
        foreach (int o in met)
        {
            ref SeedTally tally = ref _tallies[o];
            float expected = (2f + projects) * (2f + index.OrganisationProjects[o].Length) / Network;
            tally.BestGiven = MathF.Max(tally.BestGiven, tally.Shared / (3 + projects));
            Surprise[o] += MathF.Log(1 + (tally.Shared / (0.2f + expected)));
            tally.Next();
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
