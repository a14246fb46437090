using CivicCoding.Api.Drafts;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Pages;

/// <summary>/register/draft/{id}?secret=: a draft for the one who made it, to change or to withdraw.</summary>
internal sealed class RegisterDraftModel(DraftStore drafts, ReferenceResolver references, EntryCheck check, EntryReader reader) : EntryFormModel(references)
{
    public override string Title => T(RegisterTexts.DraftTitle, Input.Texts("name").FirstOrDefault() ?? Draft.Name);

    public override bool Indexed => false;

    public Draft Draft { get; private set; } = null!;

    public string Secret { get; private set; } = "";

    public bool Saved { get; private set; }

    /// <summary>The page of the public entry, where there is one.</summary>
    public string? PublicPage { get; private set; }

    public Phrase Status => Draft.Status switch
    {
        DraftStatus.Accepted => RegisterTexts.StatusAccepted,
        DraftStatus.Rejected => RegisterTexts.StatusRejected,
        _ => RegisterTexts.StatusWaiting,
    };

    /// <summary>The whole address, to be kept.</summary>
    public string SecretLink => $"{Request.Scheme}://{Request.Host}{Address}";

    public string Address => $"/register/draft/{Draft.Id}?secret={Secret}";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return Missing(EntryTexts.UnknownDraft);
        }

        Saved = Draft.Status == DraftStatus.Waiting && Request.Query.ContainsKey("saved");
        // Once accepted the draft is empty and the public entry is what one changes.
        Input = InputOf(Draft.Values.Count > 0 ? Draft.Values : await reader.ReadAsync(Form, Draft.Thing, cancellation));
        await LoadOptionsAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return Missing(EntryTexts.UnknownDraft);
        }

        Input = ReadForm(await Request.ReadFormAsync(cancellation));
        CheckedEntry entry = await check.CheckAsync(Form, Input, cancellation);
        Errors = entry.Errors;
        if (entry.IsValid)
        {
            await drafts.SaveAsync(Draft, entry.Values, cancellation);
            return See(Address + "&saved=yes");
        }

        await LoadOptionsAsync(cancellation);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return Missing(EntryTexts.UnknownDraft);
        }

        await drafts.WithdrawAsync(Draft, cancellation);
        return See("/register?withdrawn=yes");
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellation)
    {
        Secret = Request.Query["secret"].ToString();
        if (await drafts.ReadAsync(id, Secret, cancellation) is not { } draft)
        {
            return false;
        }

        Draft = draft;
        Form = draft.Form;
        PublicPage = (await reader.ReadAsync(Form, draft.Thing, cancellation)).Count > 0 ? Kinds.PageOf(draft.Thing.Value) : null;
        return true;
    }

    private StatusCodeResult See(string address)
    {
        Response.Headers.Location = Link(address);
        return new StatusCodeResult(StatusCodes.Status303SeeOther);
    }
}
