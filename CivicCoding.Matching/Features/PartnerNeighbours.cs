namespace CivicCoding.Matching.Features;

/// <summary>For each organisation those it has worked with most, small and recent projects counting more.</summary>
public sealed class PartnerNeighbours
{
    /// <summary>How many partners are kept for each organisation.</summary>
    public const int Limit = 48;

    private const int MaxTeam = 120;
    private readonly int[] _partners;
    private readonly float[] _weights;
    private readonly int[] _counts;

    internal PartnerNeighbours(MatchIndex index)
    {
        int n = index.Corpus.Organisations.Count;
        _partners = new int[n * Limit];
        _weights = new float[n * Limit];
        _counts = new int[n];
        var scores = new float[n];
        var touched = new List<int>();
        for (int o = 0; o < n; o++)
        {
            foreach (int p in index.OrganisationProjects[o])
            {
                ReadOnlySpan<int> members = index.ProjectMembers[p];
                if (members.Length is < 2 or > MaxTeam)
                {
                    continue;
                }

                float weight = index.ProjectWeights[p];
                foreach (int other in members)
                {
                    if (scores[other] == 0)
                    {
                        touched.Add(other);
                    }

                    scores[other] += weight;
                }
            }

            Keep(o, scores, touched, index);
        }
    }

    public ReadOnlySpan<int> Partners(int organisation) => _partners.AsSpan(organisation * Limit, _counts[organisation]);

    public ReadOnlySpan<float> Weights(int organisation) => _weights.AsSpan(organisation * Limit, _counts[organisation]);

    /// <summary>What a shared project counts: small and recent ones more.</summary>
    internal static float[] Weights(MatchIndex index)
    {
        var weights = new float[index.Days.Length];
        for (int p = 0; p < weights.Length; p++)
        {
            float years = (index.Today - index.Days[p]) / 365f;
            weights[p] = MathF.Exp(-0.15f * Math.Clamp(years, 0, 12)) / MathF.Log2(1 + index.ProjectMembers[p].Length);
        }

        return weights;
    }

    private void Keep(int o, float[] scores, List<int> touched, MatchIndex index)
    {
        scores[o] = 0;
        touched.Remove(o);
        touched.Sort((x, y) => scores[y].CompareTo(scores[x]) is not 0 and int c ? c : x.CompareTo(y));
        _counts[o] = Math.Min(Limit, touched.Count);
        float total = 1e-6f + touched.Sum(t => scores[t]);
        for (int i = 0; i < _counts[o]; i++)
        {
            int partner = touched[i];
            _partners[(o * Limit) + i] = partner;
            _weights[(o * Limit) + i] = scores[partner] / MathF.Sqrt(total * (1 + index.OrganisationProjects[partner].Length));
        }

        foreach (int t in touched)
        {
            scores[t] = 0;
        }

        touched.Clear();
    }
}
