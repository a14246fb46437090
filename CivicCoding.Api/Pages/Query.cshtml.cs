using System.Diagnostics;
using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Network;
using CivicCoding.Api.Problems;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Export;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Pages;

/// <summary>The query editor at /sparql for people: a text area, and the result as a table.</summary>
internal sealed class QueryModel(IGraphStore store, ServerLimits limits, QueryGate gate) : CivicPage
{
    public const string Script = "sparql/main.js";
    public const string Styles = "design/editor.scss";
    private const int MaxRows = 500;
    private const int MaxSeconds = 120;

    public static IReadOnlyList<(Phrase Question, string Query)> Examples => QueryExamples.All;

    public override string Title => T(QueryTexts.Title);

    public override string? Summary => T(QueryTexts.Lead);

    public override string Section => "query";

    public override bool Indexed => !Request.Query.ContainsKey("query");

    public string Text { get; private set; } = QueryExamples.All[0].Query;

    public int Seconds { get; private set; } = 10;

    public QueryError? Error { get; private set; }

    public QueryOutcome? Outcome { get; private set; }

    /// <summary>What the editor's script is told; null where the build has no script.</summary>
    public string? Editor { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (Bundles.Find(Script) is not null)
        {
            Editor = EditorSettings.Of(Language, RequestRules.AllowOwnStyles(HttpContext));
        }

        if (Request.Query["timeout"] is [{ } seconds] && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out int asked))
        {
            Seconds = Math.Clamp(asked, 1, MaxSeconds);
        }

        if (Request.Query["query"] is not [{ Length: > 0 } text])
        {
            return;
        }

        Text = text;
        try
        {
            using IDisposable? turn = await gate.EnterAsync(cancellation);
            if (turn is null)
            {
                Fail(Problem.Busy());
                return;
            }

            long start = Stopwatch.GetTimestamp();
            var options = new QueryOptions { Timeout = TimeSpan.FromSeconds(Seconds), MemoryBytes = limits.QueryMemoryBytes, MaxRows = limits.QueryRows, IsVisible = PublicGraphs.IsVisible };
            using QueryAnswer answer = await store.QueryAsync(text, options, cancellation);
            Outcome = QueryOutcome.Draw(answer, MaxRows, Language, () => (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (SparqlSyntaxException error)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            string[] lines = text.Split('\n');
            string? line = error.Line >= 1 && error.Line <= lines.Length ? lines[error.Line - 1].TrimEnd('\r') + "\n" + new string(' ', Math.Max(0, Math.Min(error.Column, 500) - 1)) + "^" : null;
            Error = new QueryError(T(QueryTexts.ErrorAt, error.Line, error.Column), T(SyntaxMessages.Of(error.Message)), line);
        }
        catch (QueryBudgetExceededException error)
        {
            Fail(Problem.OutOfBudget(error));
        }
        catch (NotSupportedException error)
        {
            Fail(Problem.NotBuilt(error.Message));
        }
    }

    public string QueryLink(string query) => Link("/sparql?query=" + Uri.EscapeDataString(query));

    public string DownloadAddress(string format) => $"/sparql?query={Uri.EscapeDataString(Text)}&format={format}";

    private void Fail(Problem problem)
    {
        Response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } wait)
        {
            Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        Error = new QueryError(T(QueryTexts.Failed), T(problem.Detail), null);
    }

    /// <summary>What is wrong with a query, and the line with a mark below the place.</summary>
    internal sealed record QueryError(string Title, string Detail, string? Line);
}
