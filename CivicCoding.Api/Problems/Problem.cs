using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Problems;

/// <summary>What went wrong with a request, as a problem document (RFC 9457) says it: a stable type, a title in the asked language, what to do.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Name">The last part of the type; never changes.</param>
/// <param name="Title">The kind of problem.</param>
/// <param name="Detail">This case, and what to do.</param>
public sealed record Problem(int Status, string Name, Phrase Title, Phrase Detail)
{
    public const string TypePrefix = "urn:civic-coding:problem:";

    public string Type => TypePrefix + Name;

    /// <summary>The place in the text that was sent, from 1.</summary>
    public long? Line { get; init; }

    public long? Column { get; init; }

    /// <summary>When it makes sense to ask again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Further members of the document (RFC 9457, section 3.2) in a language.</summary>
    public Func<Language, IReadOnlyDictionary<string, object>>? Members { get; init; }

    /// <summary>The value of WWW-Authenticate.</summary>
    public string? Challenge { get; init; }

    public static Problem BadRequest(Phrase detail) => new(400, "bad-request", ProblemTexts.BadRequest, detail);

    public static Problem Syntax(SparqlSyntaxException error) => Syntax(SyntaxMessages.Of(error.Message), error.Line, error.Column);

    public static Problem Syntax(RdfSyntaxException error) => Syntax(RdfMessages.Of(error.Message), error.Line, error.Column);

    public static Problem Unauthorized() => new(401, "unauthorized", ProblemTexts.Unauthorized, ProblemTexts.UnauthorizedDetail) { Challenge = "Bearer realm=\"civic\"" };

    public static Problem Forbidden() => new(403, "forbidden", ProblemTexts.Forbidden, ProblemTexts.ForbiddenDetail);

    public static Problem ForeignOrigin() => new(403, "foreign-origin", ProblemTexts.Forbidden, ProblemTexts.ForeignOriginDetail);

    public static Problem NotFound(Phrase detail) => new(404, "not-found", ProblemTexts.NotFound, detail);

    public static Problem NotFound() => NotFound(ProblemTexts.NotFoundDetail);

    public static Problem MethodNotAllowed(string method) =>
        new(405, "method-not-allowed", ProblemTexts.MethodNotAllowed, ProblemTexts.MethodNotAllowedDetail.With(method));

    public static Problem NotAcceptable(IEnumerable<string> offered) =>
        new(406, "not-acceptable", ProblemTexts.NotAcceptable, ProblemTexts.NotAcceptableDetail.With(string.Join(", ", offered)));

    public static Problem TooLarge(long limit) => new(413, "too-large", ProblemTexts.TooLarge, ProblemTexts.TooLargeDetail.With((limit / 1024).ToString(CultureInfo.InvariantCulture)));

    public static Problem UnsupportedMediaType(IEnumerable<string> offered) =>
        new(415, "unsupported-media-type", ProblemTexts.UnsupportedMediaType, ProblemTexts.UnsupportedMediaTypeDetail.With(string.Join(", ", offered)));

    public static Problem UnknownHost() => new(400, "unknown-host", ProblemTexts.BadRequest, ProblemTexts.UnknownHostDetail);

    public static Problem TooManyRequests(TimeSpan wait) =>
        new(429, "too-many-requests", ProblemTexts.TooManyRequests, ProblemTexts.TooManyRequestsDetail) { RetryAfter = wait };

    public static Problem Internal() => new(500, "internal", ProblemTexts.Internal, ProblemTexts.InternalDetail);

    public static Problem NotBuilt(string message) => new(501, "not-supported-yet", ProblemTexts.NotBuilt, new Phrase(message, message));

    public static Problem Busy() => new(503, "busy", ProblemTexts.Busy, ProblemTexts.BusyDetail) { RetryAfter = TimeSpan.FromSeconds(5) };

    public static Problem Starting() => new(503, "starting", ProblemTexts.Starting, ProblemTexts.StartingDetail) { RetryAfter = TimeSpan.FromSeconds(2) };

    public static Problem ReadOnly() => new(503, "read-only", ProblemTexts.ReadOnly, ProblemTexts.ReadOnlyDetail) { RetryAfter = TimeSpan.FromMinutes(5) };

    public static Problem DiskFull() => new(507, "disk-full", ProblemTexts.DiskFull, ProblemTexts.DiskFullDetail);

    public static Problem OutOfBudget(QueryBudgetExceededException error) => error.Kind switch
    {
        QueryBudgetKind.Time => new(503, "timeout", ProblemTexts.Timeout, ProblemTexts.TimeoutDetail) { RetryAfter = TimeSpan.FromSeconds(10) },
        QueryBudgetKind.Rows => new(503, "too-many-rows", ProblemTexts.OutOfBudget, ProblemTexts.TooManyRowsDetail) { RetryAfter = TimeSpan.FromSeconds(10) },
        _ => new(503, "out-of-budget", ProblemTexts.OutOfBudget, ProblemTexts.OutOfBudgetDetail) { RetryAfter = TimeSpan.FromSeconds(10) },
    };

    private static Problem Syntax(Phrase message, long line, long column) =>
        new(400, "syntax", ProblemTexts.Syntax, new Phrase(ProblemTexts.SyntaxDetail.In(Language.German, line, column, message.German), ProblemTexts.SyntaxDetail.In(Language.English, line, column, message.English))) { Line = line, Column = column };
}
