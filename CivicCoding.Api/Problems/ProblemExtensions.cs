namespace CivicCoding.Api.Problems;

internal static class ProblemExtensions
{
    public static void UseProblems(this WebApplication app) => app.UseMiddleware<ProblemMiddleware>();

    public static IResult ToResult(this Problem problem) => new ProblemResult(problem);
}
