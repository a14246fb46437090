using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>What belonging together says: the same family of calls, programmes, countries and kinds.</summary>
public sealed class GroupEvidence
{
    private const int MassLimit = 200;

    internal GroupEvidence(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours, MatchWorkspace work)
    {
        Cluster = work.Take();
        ClusterText = work.Take();
        SameCall = work.Take();
        SameCallNear = work.Take();
        CountCalls(index, query, neighbours);
        Programmes = ProgrammesOf(index, query, neighbours);
        CountryMass = new float[index.CountryCount + 1];
        KindMass = new float[6];
        float total = 1e-6f;
        foreach (int o in TopList.Of(neighbours.Cubed, MassLimit))
        {
            float mass = neighbours.Cubed[o];
            total += mass;
            CountryMass[index.Countries[o] + 1] += mass;
            KindMass[(int)index.Profiles.Kinds[o]] += mass;
        }

        SeedCountries = new float[index.CountryCount + 1];
        SeedKinds = new float[6];
        foreach (int seed in query.Seeds)
        {
            SeedCountries[index.Countries[seed] + 1] += 1f / query.Seeds.Count;
            SeedKinds[(int)index.Profiles.Kinds[seed]] += 1f / query.Seeds.Count;
        }

        for (int i = 0; i < CountryMass.Length; i++)
        {
            CountryMass[i] /= total;
        }

        for (int i = 0; i < KindMass.Length; i++)
        {
            KindMass[i] /= total;
        }

        LeadCountry = query.Seeds.Count > 0 ? index.Countries[query.Seeds[0]] : index.Country(query.Project.Country);
        MemberPlaces = [.. query.Seeds.Select(s => index.Corpus.Organisations[s].Place).OfType<string>()];
        LeadPlace = query.Seeds.Count > 0 ? index.Corpus.Organisations[query.Seeds[0]].Place : query.Project.Place;
    }

    public float[] Cluster { get; }

    public float[] ClusterText { get; }

    /// <summary>Taking part in other projects of the very same call.</summary>
    public float[] SameCall { get; }

    public float[] SameCallNear { get; }

    /// <summary>The programmes that the neighbours' members work in, of length one.</summary>
    public float[] Programmes { get; }

    public float[] CountryMass { get; }

    public float[] KindMass { get; }

    public float[] SeedCountries { get; }

    public float[] SeedKinds { get; }

    public int LeadCountry { get; }

    public string? LeadPlace { get; }

    /// <summary>The places of the known members.</summary>
    public IReadOnlyCollection<string> MemberPlaces { get; }

    private static float[] ProgrammesOf(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours)
    {
        int k = index.ProgrammeCount;
        var profile = new float[k];
        foreach (int o in TopList.Of(neighbours.Cubed, MassLimit))
        {
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(index.Profiles.Programmes.AsSpan(o * k, k), neighbours.Cubed[o], profile, profile);
        }

        LatentSpace.Normalise(profile);
        foreach (string programme in query.Project.Programmes)
        {
            int at = index.Programme(programme);
            if (at >= 0)
            {
                profile[at] += 0.7f;
            }
        }

        LatentSpace.Normalise(profile);
        return profile;
    }

    private void CountCalls(MatchIndex index, MatchQuery query, NeighbourEvidence neighbours)
    {
        int cluster = index.Cluster(query.Project.Call);
        if (cluster < 0)
        {
            return;
        }

        foreach (int p in index.ClusterProjects[cluster])
        {
            if (p == query.Self)
            {
                continue;
            }

            float near = index.DocumentOf[p] >= 0 ? neighbours.Similarity[index.DocumentOf[p]] : 0;
            bool same = index.Corpus.Projects[p].Call == query.Project.Call;
            foreach (int o in index.ProjectMembers[p])
            {
                if (same)
                {
                    SameCall[o]++;
                    SameCallNear[o] += near;
                }

                Cluster[o]++;
                ClusterText[o] += near;
            }
        }
    }
}
