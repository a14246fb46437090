namespace CivicCoding.Api.Problems;

/// <summary>Notes on a request what went wrong with it; <see cref="ProblemMiddleware"/> writes it.</summary>
internal static class ProblemFeature
{
    public static void SetProblem(this HttpContext context, Problem problem)
    {
        context.Items[typeof(Problem)] = problem;
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = problem.Status;
        }
    }

    public static Problem? Problem(this HttpContext context) => context.Items.TryGetValue(typeof(Problem), out object? value) ? value as Problem : null;
}
