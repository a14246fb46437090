using CivicCoding.Api.Auth;
using CivicCoding.Api.Identity;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Problems;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CivicCoding.Api.Pages;

/// <summary>/drafts/duplicates: editors see entries that may be one thing, merge them, and split what was merged.</summary>
internal sealed class DuplicatesModel(KeyCookie cookie, DuplicateScan scan, MergeStore merges, IGraphStore store, NetworkReader network) : CivicPage
{
    private const int Shown = 50;
    private IReadOnlyDictionary<string, LocalText> _names = new Dictionary<string, LocalText>(StringComparer.Ordinal);

    public override string Title => T(IdentityTexts.Title);

    public override bool Indexed => false;

    public ApiKey? Editor { get; private set; }

    public Phrase? Notice { get; private set; }

    public bool Failed { get; private set; }

    public EntityKind Kind { get; private set; } = EntityKind.All[0];

    public IReadOnlyList<DuplicatePair> Pairs { get; private set; } = [];

    public IReadOnlyList<MergeRecord> Merges { get; private set; } = [];

    public int Total { get; private set; }

    public bool Complete { get; private set; } = true;

    /// <summary>The language that the address chooses, for the form that makes a new one.</summary>
    public string? ChosenLanguage => Request.Query["lang"] is [("de" or "en") and { } chosen] ? chosen : null;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers.Pragma = "no-cache";
        Editor = cookie.Find(HttpContext);
    }

    public Task OnGetAsync(CancellationToken cancellation)
    {
        Notice = Request.Query["done"].ToString() switch
        {
            "merged" => IdentityTexts.Merged,
            "split" => IdentityTexts.Separated,
            "distinct" => IdentityTexts.Noted,
            _ => null,
        };
        return LoadAsync(Request.Query["kind"].ToString(), cancellation);
    }

    public Task<IActionResult> OnPostMergeAsync(CancellationToken cancellation) =>
        DoAsync("merged", form => merges.MergeAsync(new Iri(form["keep"].ToString()), new Iri(form["remove"].ToString()), Editor!.Id, cancellation), cancellation);

    public Task<IActionResult> OnPostSplitAsync(CancellationToken cancellation) =>
        DoAsync("split", form => merges.SplitAsync(new Iri(form["merged"].ToString()), Editor!.Id, cancellation), cancellation);

    public Task<IActionResult> OnPostDistinctAsync(CancellationToken cancellation) => DoAsync(
        "distinct",
        async form =>
        {
            (string first, string second) = (form["first"].ToString(), form["second"].ToString());
            if (Kinds.Parse(first) is null || Kinds.Parse(second) is null)
            {
                return MergeState.Missing;
            }

            await scan.SetDistinctAsync(new Iri(first), new Iri(second), cancellation);
            return MergeState.Done;
        },
        cancellation);

    public string NameOf(Iri thing) => _names.TryGetValue(thing.Value, out LocalText? name) ? name.Text : SlugOf(thing);

    public static string SlugOf(Iri thing) => thing.Value[(thing.Value.LastIndexOf('/') + 1)..];

    public static string PageOf(Iri thing) => Kinds.PageOf(thing.Value) ?? "/";

    public string Say(DuplicateReason reason) => reason.In(Language, _names);

    private async Task<IActionResult> DoAsync(string done, Func<IFormCollection, Task<MergeState>> work, CancellationToken cancellation)
    {
        IFormCollection form = await Request.ReadFormAsync(cancellation);
        string kind = (Kinds.Find(form["kind"].ToString()) ?? EntityKind.All[0]).Plural;
        Problem? problem = Editor is null ? Problem.Forbidden() with { Detail = RegisterTexts.WrongKey } : IdentityApi.ProblemOf(await work(form));
        if (problem is null)
        {
            Response.Headers.Location = Link($"/drafts/duplicates?kind={kind}&done={done}");
            return new StatusCodeResult(StatusCodes.Status303SeeOther);
        }

        (Notice, Failed) = (problem.Detail, true);
        Response.StatusCode = problem.Status;
        await LoadAsync(kind, cancellation);
        return Page();
    }

    private async Task LoadAsync(string kind, CancellationToken cancellation)
    {
        Kind = EntityKind.FromPlural(kind) ?? EntityKind.All[0];
        if (Editor is null)
        {
            return;
        }

        (IReadOnlyList<DuplicatePair> pairs, Complete) = await scan.FindAsync(Kind, cancellation);
        Total = pairs.Count;
        Pairs = [.. pairs.Take(Shown)];
        Merges = [.. (await MergeRecords.AllAsync(store, cancellation)).Where(m => Kinds.Parse(m.Gone.Value) is ({ } merged, _) && merged == Kind).Take(Shown)];
        _names = await network.NamesAsync([.. Pairs.SelectMany(p => p.Named).Concat(Merges.Select(m => m.Kept)).Distinct()], Language, cancellation);
    }
}
