using CivicCoding.Api.Languages;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Network;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Serving;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CivicCoding.Api.Pages;

/// <summary>Finds partners for a project of the network or for a few sentences, with roles, scores, reasons and the facts behind them.</summary>
internal sealed class MatchModel(MatchService service, ThingReader things, QueryGate gate, FeedbackStore feedback) : CivicPage
{
    private const int Take = 10;
    private const int Few = 5;
    private const int MaxChosen = 10;
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

    public IReadOnlyList<Recommendation> Datasets { get; private set; } = [];

    public IReadOnlyList<Recommendation> Skills { get; private set; } = [];

    public IReadOnlyList<Recommendation> Calls { get; private set; } = [];

    public IReadOnlyList<Hint> Hints { get; private set; } = [];

    /// <summary>Whether places are kept for newcomers.</summary>
    public bool Fair { get; private set; }

    /// <summary>Whether the page was called after feedback was given.</summary>
    public bool Said { get; private set; }

    /// <summary>Whether suggestions can be judged: those for a project of the network, as it is.</summary>
    public bool TakesFeedback => Project is not null && Gain is null && Answer is { Items.Count: > 0 };

    /// <summary>By how much the suggestions of a trial are better, or null where nothing is tried out.</summary>
    public double? Gain { get; private set; }

    /// <summary>Whether needs or topics are tried out that neither the project nor the text names.</summary>
    public bool Tried { get; private set; }

    /// <summary>The lists beside the partners that are not empty.</summary>
    public IEnumerable<(Phrase Heading, IReadOnlyList<Recommendation> Items)> Lists =>
        new (Phrase Heading, IReadOnlyList<Recommendation> Items)[] { (MatchPageTexts.Similar, Similar), (MatchPageTexts.Datasets, Datasets), (MatchPageTexts.Skills, Skills), (MatchPageTexts.Calls, Calls) }.Where(l => l.Items.Count > 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        string? slug = Request.Query["project"].FirstOrDefault();
        Text = Request.Query["text"].FirstOrDefault()?.Trim() ?? "";
        Fair = Request.Query["fair"] == "1";
        Said = Request.Query["said"] == "1";
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

    /// <summary>Takes feedback on a suggestion: the verdict, its place in the list and the organisation, as the page's buttons name them.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        string slug = Request.Query["project"].FirstOrDefault() ?? "";
        string[] said = (Request.Form["said"].FirstOrDefault() ?? "").Split(' ');
        if (said is not [{ } verdict, { } place, { } partner] || !int.TryParse(place, System.Globalization.CultureInfo.InvariantCulture, out int position))
        {
            return Refuse();
        }

        string? why = verdict == "not" ? Request.Form["why-" + place].FirstOrDefault() : null;
        var given = new Feedback(CivicVocabulary.Id("projects", slug).Value, partner, verdict, why, position);
        if (!FeedbackStore.IsValid(given) || await service.PartnersAsync(given.Project, 1, "en", cancellation) is null || !await feedback.AddAsync(given, service.Health.Model, cancellation))
        {
            return Refuse();
        }

        return Redirect(Link("/match" + QueryString.Create("project", slug) + "&said=1") + "#result");
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

    /// <summary>The suggestions that meet a need at least: the rows of the coverage.</summary>
    public IReadOnlyList<Partner> Covering => [.. Answer!.Items.Where(p => Answer.Needs.Any(n => n.Members.Contains(p.Id)))];

    public string RuleText(RuleResult rule) => rule.Text + " " + T(rule.Passed switch { true => MatchPageTexts.RulePassed, false => MatchPageTexts.RuleFailed, _ => MatchPageTexts.RuleUnknown });

    public string Facts(Reason reason) => string.Join('\n', reason.Triples.Select(t => $"{Short(t.Subject)} {Short(t.Predicate)} {Short(t.Object)}"));

    /// <summary>The sentence, with what it quotes marked as of its language (WCAG 2.2, 3.1.2).</summary>
    public static IHtmlContent Sentence(Reason reason)
    {
        var content = new HtmlContentBuilder();
        int at = 0;
        foreach (CivicCoding.Matching.Corpus.LocalText quoted in reason.Quoted.Where(q => q.Language.Length > 0))
        {
            int start = reason.Text.IndexOf(quoted.Value, at, StringComparison.Ordinal);
            if (start < 0)
            {
                continue;
            }

            content.Append(reason.Text[at..start]);
            var span = new TagBuilder("span");
            span.Attributes["lang"] = quoted.Language;
            span.InnerHtml.Append(quoted.Value);
            content.AppendHtml(span);
            at = start + quoted.Value.Length;
        }

        return content.Append(reason.Text[at..]);
    }

    private static string Short(Term term) => term is Iri iri ? Prefixes.Shorten(iri.Value) : term.ToString();

    /// <summary>This question with a change to try out, or without any.</summary>
    public string TrialLink(MatchChange? change) => Link("/match" + QueryString.Create(
        ((IEnumerable<KeyValuePair<string, string?>>)[Project is null ? new("text", Text) : new("project", Project.Slug)])
        .Concat(change?.AddNeeds.Select(n => new KeyValuePair<string, string?>("need", n)) ?? [])
        .Concat(change?.AddConcepts.Select(c => new KeyValuePair<string, string?>("topic", c)) ?? [])));

    /// <summary>This question with or without places kept for newcomers.</summary>
    public string FairLink => Link("/match" + QueryString.Create(Project is null ? "text" : "project", Project?.Slug ?? Text) + (Fair ? "" : "&fair=1"));

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refuse()
    {
        Message = T(MatchPageTexts.FeedbackBad);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task AskAsync(CancellationToken cancellation)
    {
        string tag = Language.Tag();
        var change = new MatchChange { AddNeeds = Chosen("need"), AddConcepts = Chosen("topic") };
        bool trial = change.AddNeeds.Count + change.AddConcepts.Count > 0;
        Tried = trial;
        if (Project is { } project)
        {
            if (trial)
            {
                WhatIfAnswer? tried = await service.WhatIfAsync(project.Iri, change, Take, tag, cancellation);
                Answer = tried is null ? null : new MatchAnswer<Partner>(tried.After, null, tried.Sequence, service.Health.Model) { Needs = tried.Needs };
                Gain = tried?.Gain;
            }
            else
            {
                Answer = await service.PartnersAsync(project.Iri, Take, tag, cancellation, Fair);
            }

            Similar = (await service.SimilarAsync(project.Iri, Few, tag, cancellation))?.Items ?? [];
            Datasets = (await service.DatasetsAsync(project.Iri, Few, tag, cancellation))?.Items ?? [];
            Skills = (await service.SkillsAsync(project.Iri, Few, tag, cancellation))?.Items ?? [];
            Calls = (await service.CallsAsync(project.Iri, Few, tag, cancellation))?.Items ?? [];
            Hints = trial ? [] : (await service.HintsAsync(project.Iri, tag, cancellation))?.Items ?? [];
            Message = Answer is null ? T(MatchPageTexts.Off) : null;
            return;
        }

        var request = new MatchRequest { Text = Text, Needs = change.AddNeeds, Concepts = change.AddConcepts, Fair = Fair };
        Answer = await service.MatchTextAsync(request, Take, tag, cancellation);
        Similar = (await service.FindForTextAsync(request, MatchDirection.Similar, Few, tag, cancellation)).Items;
        Datasets = (await service.FindForTextAsync(request, MatchDirection.Datasets, Few, tag, cancellation)).Items;
        Skills = (await service.FindForTextAsync(request, MatchDirection.Skills, Few, tag, cancellation)).Items;
        Calls = (await service.FindForTextAsync(request, MatchDirection.Calls, Few, tag, cancellation)).Items;
        Hints = trial || Answer.Items.Count == 0 ? [] : (await service.HintsForTextAsync(request, tag, cancellation)).Items;
    }

    private string[] Chosen(string name) => [.. Request.Query[name].OfType<string>().Where(v => v.Length is > 0 and < 300).Take(MaxChosen)];
}
