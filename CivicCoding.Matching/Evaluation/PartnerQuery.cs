namespace CivicCoding.Matching.Evaluation;

/// <summary>A question of the partners task.</summary>
/// <param name="Id">Its id in the run.</param>
/// <param name="Project">The project's id in the files.</param>
/// <param name="Seeds">The known members.</param>
public sealed record PartnerQuery(string Id, string Project, IReadOnlyList<string> Seeds);
