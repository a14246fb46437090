using CivicCoding.Api.Drafts;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Pages;

/// <summary>/register/draft/{id}?secret=: a draft for the one who made it, to change or to withdraw.</summary>
internal sealed class RegisterDraftModel(DraftStore drafts, ReferenceResolver references, EntryCheck check, EntryReader reader, NetworkReader network) : EntryFormModel(references)
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

    public override string Action => Address;

    public string Address => $"/register/draft/{Draft.Id}?secret={Secret}";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return Missing(EntryTexts.UnknownDraft);
        }

        Saved = Draft.Status == DraftStatus.Waiting && Request.Query.ContainsKey("saved");
        // Once accepted the draft is empty and the public entry is what one changes.
        IReadOnlyList<EntryValue> values = await ValuesAsync(Draft, cancellation);
        Input = InputOf(values);
        Seen = Version(Draft, values);
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
        if (More is null)
        {
            CheckedEntry entry = await check.CheckAsync(Form, Input, cancellation);
            Errors = entry.Errors;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            if (entry.IsValid)
            {
                IReadOnlyList<EntryValue> now = await ValuesAsync(Draft, cancellation);
                if (Seen.Length == 0 || Seen == Version(Draft, now))
                {
                    await drafts.SaveAsync(Draft, entry.Values, cancellation);
                    return See(Address + "&saved=yes");
                }

                Differences = await DifferenceTexts.OfAsync(EntryDifference.Between(Form, now, entry.Values), network, Language, cancellation);
                Seen = Version(Draft, now);
                Response.StatusCode = StatusCodes.Status412PreconditionFailed;
            }
        }

        await LoadOptionsAsync(cancellation);
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

    /// <summary>What the form is filled with: the draft, or once it is accepted the entry itself.</summary>
    private async Task<IReadOnlyList<EntryValue>> ValuesAsync(Draft draft, CancellationToken cancellation) =>
        draft.Values.Count > 0 ? draft.Values : draft.Owns ? await reader.ReadAllAsync(Form, draft.Thing, cancellation) : await reader.ReadAsync(Form, draft.Thing, cancellation);

    private static string Version(Draft draft, IReadOnlyList<EntryValue> values) => $"{draft.Modified:O} {EntryReader.Tag(values)}";

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
