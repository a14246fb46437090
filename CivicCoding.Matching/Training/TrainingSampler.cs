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

    /// <summary>About how many candidates of each question that were no partners are kept.</summary>
    public int RandomNegatives { get; init; } = 24;

    /// <summary>How many questions are measured at once; the examples are the same whatever it is.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The projects that a span of time asks: dated within it, described, with a team that can be split.</summary>
    public IEnumerable<int> Asking(DateOnly from, DateOnly to) => Enumerable.Range(0, corpus.Projects.Count).Where(p =>
        corpus.Projects[p].Date is { } date && date >= from && date < to && _members[p].Length >= MinimumTeam && corpus.Projects[p].HasText);

    /// <summary>The examples of the projects known from <paramref name="from"/> until before <paramref name="to"/>.</summary>
    public List<RankingExample> Sample(DateOnly from, DateOnly to, uint firstGroup, CancellationToken cancellation = default)
    {
        var index = new MatchIndex(new EarlierDetails(corpus).Before(from), from, cancellation);
        int[] asking = [.. Asking(from, to)];
        var found = new List<List<RankingExample>>[asking.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Threads), CancellationToken = cancellation };
        Parallel.For(
            0,
            asking.Length,
            parallel,
            () => (Work: new MatchWorkspace(corpus.Organisations.Count, index.TextProjects.Length, corpus.Projects.Count), Table: new FeatureTable(signals.FeatureNames.Count)),
            (i, _, own) =>
            {
                found[i] = [.. Questions(index, own.Work, own.Table, asking[i])];
                return own;
            },
            _ => { });
        var examples = new List<RankingExample>();
        uint group = firstGroup;
        foreach (List<RankingExample> question in found.SelectMany(f => f))
        {
            question.ForEach(e => e.Group = group);
            examples.AddRange(question);
            group++;
        }

        return examples;
    }

    /// <summary>A team's organisations, the coordinator first, and how many of them are known in each question that it makes.</summary>
    public (int[] Order, IReadOnlyList<int> Known) Split(int project) => Split(project, new Random(project));

    /// <summary>Those of a team's members that were known on the index's day: nothing can be looked up of the others.</summary>
    internal static int[] Known(MatchIndex index, int[] members) => Array.FindAll(members, o => index.OrganisationProjects[o].Length > 0);

    private (int[] Order, IReadOnlyList<int> Known) Split(int project, Random random)
    {
        int[] order = Order(project, random);
        int half = 1 + ((order.Length - 1) / 2);
        return (order, half == 1 ? [1] : [1, half]);
    }

    private IEnumerable<List<RankingExample>> Questions(MatchIndex index, MatchWorkspace work, FeatureTable table, int project)
    {
        var random = new Random(project);
        for (int round = 0; round < Rounds; round++)
        {
            (int[] order, IReadOnlyList<int> known) = Split(project, random);
            foreach (int seeds in round == 0 ? known : known.TakeLast(1))
            {
                List<RankingExample> question = Question(index, work, table, project, order, seeds, random);
                if (question.Count > 0)
                {
                    yield return question;
                }
            }
        }
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

    private List<RankingExample> Question(MatchIndex index, MatchWorkspace work, FeatureTable table, int project, int[] order, int seeds, Random random)
    {
        var query = new MatchQuery { Project = corpus.Projects[project], Seeds = Known(index, order[..seeds]) };
        var context = new MatchContext(index, query, work);
        // Organisations that are known only because they took part later would give the answer away.
        table.Reset(Array.FindAll(CandidateGenerator.Generate(context, Candidates), o => index.OrganisationProjects[o].Length > 0));
        HashSet<int> relevant = [.. order[seeds..]];
        if (!table.Candidates.Take(ListShare.Among).Any(relevant.Contains))
        {
            return [];
        }

        // The same chance for all that were no partners: more of the near ones would teach that the far ones are better than they are.
        // Hardly anybody further down reaches a place that is looked at, so nobody there teaches.
        int first = Math.Min(ListShare.Among, table.Count);
        double chance = (double)RandomNegatives / first;
        int[] kept = [.. Enumerable.Range(0, first).Where(i => relevant.Contains(table.Candidates[i]) || random.NextDouble() < chance)];
        signals.MeasureLists(context, table);
        table.Keep(kept);
        signals.MeasureLines(context, table);
        var examples = new List<RankingExample>(kept.Length);
        for (int i = 0; i < table.Count; i++)
        {
            bool label = relevant.Contains(table.Candidates[i]);
            examples.Add(new RankingExample { Label = label ? 1 : 0, Partner = label, Features = table[i].ToArray() });
        }

        return examples;
    }

    private static Adjacency MembersOf(MatchCorpus corpus) =>
        Adjacency.From(corpus.Projects.Count, [.. corpus.Participations.Select(p => (p.Project, p.Organisation))]);
}
