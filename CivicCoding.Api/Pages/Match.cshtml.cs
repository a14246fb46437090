using CivicCoding.Api.Languages;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Network;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Serving;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Pages;

/// <summary>Finds partners for a project of the network or for a few sentences, with roles, scores, reasons and the facts behind them.</summary>
internal sealed class MatchModel(MatchService service, ThingReader things, QueryGate gate) : CivicPage
{
    private const int Take = 10;
    private const int MaxText = 2_000;

    public override string Title => Project is null ? T(MatchPageTexts.Title) : T(MatchPageTexts.TitleFor, Project.Name.Text);

    public override string? Summary => T(MatchPageTexts.Lead);

    public override string Section => "match";

    public override bool Indexed => Request.Query.Count == 0;

    public Thing? Project { get; private set; }

    public string Text { get; private set; } = "";

    public string? Message { get; private set; }

    public MatchAnswer<Partner>? Answer { get; private set; }

    public IReadOnlyList<Recommendation> Similar { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        string? slug = Request.Query["project"].FirstOrDefault();
        Text = Request.Query["text"].FirstOrDefault()?.Trim() ?? "";
        if (!string.IsNullOrEmpty(slug))
        {
            Project = await things.ReadAsync(EntityKind.FromPlural("projects")!, slug, Language, cancellation);
            if (Project is null)
            {
                return Missing(ProfileTexts.Missing);
            }
        }

        if (Text.Length > MaxText)
        {
            Message = T(MatchPageTexts.TooLong);
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (Project is not null || Text.Length > 0)
        {
            using IDisposable? turn = await gate.EnterAsync(cancellation);
            if (turn is null)
            {
                Message = T(MatchPageTexts.Off);
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Page();
            }

            await AskAsync(cancellation);
        }

        return Page();
    }

    public int Percent(double value) => (int)Math.Round(Math.Clamp(value, 0, 1) * 100);

    /// <summary>The fit in comparison with the best suggestion, 1 to 100.</summary>
    public int Relative(double score) =>
        Answer is { Items: [{ Score: > 0 } best, ..] } ? Math.Max(1, Percent(score / best.Score)) : Math.Max(1, Percent(score));

    public string ConfidenceName(double confidence) => T(confidence switch
    {
        >= 0.66 => MatchPageTexts.High,
        >= 0.33 => MatchPageTexts.Medium,
        _ => MatchPageTexts.Low,
    });

    public string RoleName(string role) => role switch
    {
        "skill" => T(MatchPageTexts.RoleSkill),
        "data" => T(MatchPageTexts.RoleData),
        "compute" => T(MatchPageTexts.RoleCompute),
        "money" => T(MatchPageTexts.RoleMoney),
        "pilot-site" => T(MatchPageTexts.RolePilot),
        "mentoring" => T(MatchPageTexts.RoleMentoring),
        "coordinator" => T(MatchPageTexts.RoleCoordinator),
        "research" => T(MatchPageTexts.RoleResearch),
        "partner" => T(MatchPageTexts.RolePartner),
        _ => role,
    };

    public string Facts(Reason reason) => string.Join('\n', reason.Triples.Select(t => $"{Short(t.Subject)} {Short(t.Predicate)} {Short(t.Object)}"));

    private static string Short(Term term) => term is Iri iri ? Prefixes.Shorten(iri.Value) : term.ToString();

    private async Task AskAsync(CancellationToken cancellation)
    {
        string tag = Language.Tag();
        if (Project is { } project)
        {
            Answer = await service.PartnersAsync(project.Iri, Take, tag, cancellation);
            Similar = (await service.SimilarAsync(project.Iri, 5, tag, cancellation))?.Items ?? [];
            Message = Answer is null ? T(MatchPageTexts.Off) : null;
        }
        else
        {
            Answer = await service.MatchTextAsync(new MatchRequest { Text = Text }, Take, tag, cancellation);
        }
    }
}
