using System.Globalization;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Drafts;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Rdf;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CivicCoding.Api.Pages;

/// <summary>/drafts: editors see what each draft changes, and accept or reject it.</summary>
internal sealed class DraftsModel(KeyCookie cookie, DraftStore drafts, NetworkReader network) : CivicPage
{
    private const int Shown = 50;

    public override string Title => T(RegisterTexts.DraftsTitle);

    public override bool Indexed => false;

    public ApiKey? Editor { get; private set; }

    public Phrase? Notice { get; private set; }

    public bool Failed { get; private set; }

    public int Waiting { get; private set; }

    public IReadOnlyList<Review> Reviews { get; private set; } = [];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers.Pragma = "no-cache";
        Editor = cookie.Find(HttpContext);
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Notice = Request.Query["done"].ToString() switch
        {
            "accepted" => RegisterTexts.Accepted,
            "rejected" => RegisterTexts.Rejected,
            _ => null,
        };
        await LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostSignInAsync(CancellationToken cancellation)
    {
        IFormCollection form = await Request.ReadFormAsync(cancellation);
        if (cookie.TrySet(HttpContext, form["key"].ToString().Trim()))
        {
            return See("/drafts");
        }

        (Notice, Failed) = (RegisterTexts.WrongKey, true);
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }

    public IActionResult OnPostSignOut()
    {
        KeyCookie.Clear(HttpContext);
        return See("/drafts");
    }

    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellation)
    {
        IFormCollection form = await Request.ReadFormAsync(cancellation);
        if (Editor is not { } editor || await drafts.ReadAsync(form["id"].ToString(), cancellation) is not { Status: DraftStatus.Waiting } draft)
        {
            return await RefuseAsync(cancellation);
        }

        EntryOutcome outcome = await drafts.AcceptAsync(draft with { Modified = Stamp(form["version"].ToString()) }, form["seen"].ToString(), editor.Id, cancellation);
        if (!outcome.Found)
        {
            return await RefuseAsync(cancellation);
        }

        if (outcome.Conflict is null)
        {
            return See("/drafts?done=accepted");
        }

        (Notice, Failed) = (EntryTexts.BasisChanged, true);
        Response.StatusCode = StatusCodes.Status412PreconditionFailed;
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRejectAsync(CancellationToken cancellation)
    {
        IFormCollection form = await Request.ReadFormAsync(cancellation);
        if (Editor is not { } editor || await drafts.ReadAsync(form["id"].ToString(), cancellation) is not { Status: DraftStatus.Waiting } draft)
        {
            return await RefuseAsync(cancellation);
        }

        return await drafts.RejectAsync(draft, form["comment"], editor.Id, cancellation) ? See("/drafts?done=rejected") : await RefuseAsync(cancellation);
    }

    private async Task<IActionResult> RefuseAsync(CancellationToken cancellation)
    {
        (Notice, Failed) = (Editor is null ? RegisterTexts.WrongKey : EntryTexts.NotWaiting, true);
        Response.StatusCode = Editor is null ? StatusCodes.Status403Forbidden : StatusCodes.Status409Conflict;
        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (Editor is null)
        {
            return;
        }

        IReadOnlyList<Draft> waiting = await drafts.WaitingAsync(cancellation);
        Waiting = waiting.Count;
        List<Review> reviews = [];
        foreach (Draft draft in waiting.Take(Shown))
        {
            (IReadOnlyList<EntryValue> now, IReadOnlyList<EntryDifference> differences) = await drafts.CompareAsync(draft, all: true, cancellation);
            IReadOnlyList<DifferenceLine> lines = await DifferenceTexts.OfAsync(differences, network, Language, cancellation);
            reviews.Add(new Review(draft, EntryReader.Tag(now) ?? "", now.Count > 0 ? Kinds.PageOf(draft.Thing.Value) : null, lines));
        }

        Reviews = reviews;
    }

    private static DateTimeOffset Stamp(string version) => DateTimeOffset.TryParse(version, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time) ? time : default;

    private StatusCodeResult See(string address)
    {
        Response.Headers.Location = Link(address);
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }

    /// <summary>A draft with what it changes, and the tag of what it is compared with.</summary>
    internal sealed record Review(Draft Draft, string Seen, string? Page, IReadOnlyList<DifferenceLine> Lines);
}
