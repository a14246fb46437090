using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Features;

/// <summary>What is asked: a project of the graph, or free text that reads like one.</summary>
public sealed record MatchQuery
{
    public required CorpusProject Project { get; init; }

    /// <summary>The project's position in the corpus, or -1 for free text and projects outside it; it is never its own neighbour.</summary>
    public int Self { get; init; } = -1;

    /// <summary>The known members by position, the coordinator first.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [];

    /// <summary>The question that a project of the corpus asks.</summary>
    public static MatchQuery Of(MatchIndex index, int project)
    {
        ArgumentNullException.ThrowIfNull(index);
        ReadOnlySpan<int> members = index.ProjectMembers[project];
        int start = index.ProjectMembers.Start(project);
        var seeds = new List<int>(members.Length);
        for (int i = 0; i < members.Length; i++)
        {
            bool leads = index.MemberRoles[start + i] == ParticipantRole.Coordinator;
            seeds.Insert(leads ? 0 : seeds.Count, members[i]);
        }

        return new MatchQuery { Project = index.Corpus.Projects[project], Self = project, Seeds = seeds };
    }

    /// <summary>The few words that say most.</summary>
    public string ShortText => string.Join(' ', Project.Title, Project.Keywords, Project.CallTitle ?? "");
}
