using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Training;

/// <summary>Makes training questions by time: what is known before a day measures the candidates, who took part after it labels them.</summary>
public sealed class TrainingSampler(MatchCorpus corpus, SignalSet signals)
{
    /// <summary>How many candidates of each question are measured.</summary>
    public const int Candidates = 2000;

    private const int MinimumTeam = 4;
    private readonly Adjacency _members = MembersOf(corpus);
    private readonly HashSet<int> _leads = [.. corpus.Participations.Select((p, i) => p.Role == ParticipantRole.Coordinator ? i : -1)];

    /// <summary>How often a team is split into known members and partners: once with its coordinator alone, each time with half of it.</summary>
    public int Rounds { get; init; } = 1;

    public int NearNegatives { get; init; }

    public int RandomNegatives { get; init; } = 120;

    /// <summary>The examples of the projects known from <paramref name="from"/> until before <paramref name="to"/>.</summary>
    public List<RankingExample> Sample(DateOnly from, DateOnly to, uint firstGroup, CancellationToken cancellation = default)
    {
        var index = new MatchIndex(corpus, from, cancellation);
        var work = new MatchWorkspace(corpus.Organisations.Count, index.TextProjects.Length, corpus.Projects.Count);
        var table = new FeatureTable(signals.FeatureNames.Count);
        var examples = new List<RankingExample>();
        uint group = firstGroup;
        for (int p = 0; p < corpus.Projects.Count; p++)
        {
            DateOnly? date = corpus.Projects[p].Date;
            ReadOnlySpan<int> members = _members[p];
            if (date is null || date < from || date >= to || members.Length < MinimumTeam || !corpus.Projects[p].HasText)
            {
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            var random = new Random(p);
            foreach (int round in Enumerable.Range(0, Rounds))
            {
                int[] order = Order(p, random);
                int half = 1 + ((order.Length - 1) / 2);
                foreach (int seeds in round == 0 ? new[] { 1, half }.Distinct() : [half])
                {
                    AddQuestion(index, work, table, p, order, seeds, group++, random, examples);
                }
            }
        }

        return examples;
    }

    // The coordinator first, the others shuffled.
    private int[] Order(int project, Random random)
    {
        int[] order = _members[project].ToArray();
        int start = _members.Start(project);
        int lead = Math.Max(0, Array.FindIndex([.. Enumerable.Range(start, order.Length)], i => _leads.Contains(i)));
        (order[0], order[lead]) = (order[lead], order[0]);
        random.Shuffle(order.AsSpan(1));
        return order;
    }

    private void AddQuestion(MatchIndex index, MatchWorkspace work, FeatureTable table, int project, int[] order, int seeds, uint group, Random random, List<RankingExample> examples)
    {
        var query = new MatchQuery { Project = corpus.Projects[project], Seeds = order[..seeds] };
        var context = new MatchContext(index, query, work);
        table.Reset(CandidateGenerator.Generate(context, Candidates));
        signals.Measure(context, table);
        HashSet<int> relevant = [.. order[seeds..]];
        int found = table.Candidates.Count(relevant.Contains);
        if (found == 0)
        {
            return;
        }

        for (int i = 0; i < table.Count; i++)
        {
            bool label = relevant.Contains(table.Candidates[i]);
            bool taken = label || i < NearNegatives || random.NextDouble() < (double)RandomNegatives / table.Count;
            if (taken)
            {
                examples.Add(new RankingExample { Label = label ? 1 : 0, Group = group, Features = table[i].ToArray() });
            }
        }
    }

    private static Adjacency MembersOf(MatchCorpus corpus) =>
        Adjacency.From(corpus.Projects.Count, [.. corpus.Participations.Select(p => (p.Project, p.Organisation))]);
}
