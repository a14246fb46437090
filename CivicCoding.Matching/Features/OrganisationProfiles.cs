using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>Counts about each organisation that do not depend on the question.</summary>
public sealed class OrganisationProfiles
{
    private const int Year = 365;

    internal OrganisationProfiles(MatchIndex index)
    {
        int n = index.Corpus.Organisations.Count;
        Kinds = new OrganisationKind[n];
        Described = new float[n];
        History = new float[n];
        Recent = new float[n];
        Teams = new float[n];
        RecentTeams = new float[n];
        Coordinated = new float[n];
        LastDay = new int[n];
        for (int o = 0; o < n; o++)
        {
            Kinds[o] = OrganisationKinds.Of(index.Corpus.Organisations[o].Kind);
        }

        for (int p = 0; p < index.Included.Length; p++)
        {
            ReadOnlySpan<int> members = index.ProjectMembers[p];
            int start = index.ProjectMembers.Start(p);
            bool described = index.Corpus.Projects[p].HasText;
            for (int i = 0; i < members.Length; i++)
            {
                int o = members[i];
                (described ? Described : History)[o]++;
                Recent[o] += index.Today - index.Days[p] < 2 * Year ? 1 : 0;
                Teams[o] += members.Length >= 3 ? 1 : 0;
                RecentTeams[o] += members.Length >= 4 && index.Today - index.Days[p] < Year ? 1 : 0;
                Coordinated[o] += index.MemberRoles[start + i] == ParticipantRole.Coordinator ? 1 : 0;
                LastDay[o] = Math.Max(LastDay[o], index.Days[p]);
            }
        }
    }

    public OrganisationKind[] Kinds { get; }

    /// <summary>Projects with a text.</summary>
    public float[] Described { get; }

    /// <summary>Earlier projects of which only the members are known.</summary>
    public float[] History { get; }

    public float[] Recent { get; }

    /// <summary>Projects of three or more members.</summary>
    public float[] Teams { get; }

    /// <summary>Teams of four or more in the last year.</summary>
    public float[] RecentTeams { get; }

    public float[] Coordinated { get; }

    public int[] LastDay { get; }

    /// <summary>Each organisation's projects by programme, as vectors of length one.</summary>
    public float[] Programmes { get; private set; } = [];

    internal void IndexProgrammes(MatchIndex index)
    {
        int k = index.ProgrammeCount;
        Programmes = new float[Kinds.Length * k];
        for (int o = 0; o < Kinds.Length; o++)
        {
            Span<float> row = Programmes.AsSpan(o * k, k);
            foreach (int p in index.OrganisationProjects[o])
            {
                foreach (string programme in index.Corpus.Projects[p].Programmes)
                {
                    int at = index.Programme(programme);
                    if (at >= 0)
                    {
                        row[at]++;
                    }
                }
            }

            for (int i = 0; i < k; i++)
            {
                row[i] = MathF.Sqrt(row[i]);
            }

            LatentSpace.Normalise(row);
        }
    }
}
