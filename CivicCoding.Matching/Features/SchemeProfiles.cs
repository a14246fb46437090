using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Features;

/// <summary>Who takes part in which kind of action and family of calls: kinds and countries of members, and which countries join which leading country.</summary>
public sealed class SchemeProfiles
{
    private const int KindCount = 6;
    private readonly Dictionary<string, int> _schemes = new(StringComparer.Ordinal);
    private readonly float[] _kinds;
    private readonly float[] _familyKinds;
    private readonly float[] _familyCountries;
    private readonly float[] _pairs;
    private readonly int _countries;
    private readonly Dictionary<long, float> _own = [];

    internal SchemeProfiles(MatchIndex index)
    {
        _countries = index.CountryCount + 1;
        foreach (CorpusProject project in index.Corpus.Projects)
        {
            if (project.Scheme is { } scheme)
            {
                _schemes.TryAdd(scheme, _schemes.Count);
            }
        }

        _kinds = new float[_schemes.Count * KindCount];
        _familyKinds = new float[index.ClusterProjects.KeyCount * KindCount];
        _familyCountries = new float[index.ClusterProjects.KeyCount * _countries];
        _pairs = new float[_countries * _countries];
        for (int p = 0; p < index.Included.Length; p++)
        {
            Count(index, p);
        }

        Shares(_kinds, KindCount);
        Shares(_familyKinds, KindCount);
        Shares(_familyCountries, _countries);
        Shares(_pairs, _countries);
    }

    /// <summary>The number of a kind of action, or -1.</summary>
    public int Scheme(string? scheme) => scheme is null ? -1 : _schemes.GetValueOrDefault(scheme, -1);

    /// <summary>The share of a kind among the members of an action's teams.</summary>
    public float KindShare(int scheme, int kind) => scheme < 0 ? 0 : _kinds[(scheme * KindCount) + kind];

    /// <summary>The share of a kind among the members of a family's teams.</summary>
    public float FamilyKindShare(int family, int kind) => family < 0 ? 0 : _familyKinds[(family * KindCount) + kind];

    /// <summary>The share of a country among the members of a family's teams.</summary>
    public float FamilyCountryShare(int family, int country) => family < 0 ? 0 : _familyCountries[(family * _countries) + country + 1];

    /// <summary>The share of a country among the partners of a leading country.</summary>
    public float CountryShare(int lead, int country) => _pairs[((lead + 1) * _countries) + country + 1];

    /// <summary>How often an organisation took part in teams of an action.</summary>
    public float Own(int scheme, int organisation) => scheme < 0 ? 0 : _own.GetValueOrDefault(((long)scheme << 32) | (uint)organisation);

    private void Count(MatchIndex index, int p)
    {
        ReadOnlySpan<int> members = index.ProjectMembers[p];
        if (members.Length < 3)
        {
            return;
        }

        int scheme = Scheme(index.Corpus.Projects[p].Scheme);
        int family = index.FamilyOf[p];
        int start = index.ProjectMembers.Start(p);
        int lead = -2;
        for (int i = 0; i < members.Length && lead == -2; i++)
        {
            lead = index.MemberRoles[start + i] == ParticipantRole.Coordinator ? index.Countries[members[i]] : -2;
        }

        foreach (int o in members)
        {
            int kind = (int)index.Profiles.Kinds[o];
            int country = index.Countries[o] + 1;
            if (scheme >= 0)
            {
                _kinds[(scheme * KindCount) + kind]++;
                long key = ((long)scheme << 32) | (uint)o;
                _own[key] = _own.GetValueOrDefault(key) + 1;
            }

            if (family >= 0)
            {
                _familyKinds[(family * KindCount) + kind]++;
                _familyCountries[(family * _countries) + country]++;
            }

            if (lead > -2)
            {
                _pairs[((lead + 1) * _countries) + country]++;
            }
        }
    }

    private static void Shares(float[] counts, int width)
    {
        for (int start = 0; start < counts.Length; start += width)
        {
            Span<float> line = counts.AsSpan(start, width);
            float sum = System.Numerics.Tensors.TensorPrimitives.Sum<float>(line);
            System.Numerics.Tensors.TensorPrimitives.Divide(line, 20 + sum, line);
        }
    }
}
