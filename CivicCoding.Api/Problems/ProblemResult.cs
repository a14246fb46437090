namespace CivicCoding.Api.Problems;

/// <summary>A handler's answer that is a problem.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.SetProblem(problem);
        return Task.CompletedTask;
    }
}
