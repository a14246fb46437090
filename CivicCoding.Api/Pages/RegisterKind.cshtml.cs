using CivicCoding.Api.Admin;
using CivicCoding.Api.Drafts;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Network;
using CivicCoding.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Pages;

/// <summary>/register/{kind}: the form of a kind, made from its shape.</summary>
internal sealed class RegisterKindModel(KindForms forms, ReferenceResolver references, EntryCheck check, DuplicateFinder duplicates, DraftStore drafts) : EntryFormModel(references)
{
    public override string Title => T(RegisterTexts.KindTitle, T(Form.Singular));

    public override string Action => "/register/" + Form.Kind.Plural;

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancellation)
    {
        if (forms.Find(Kinds.Find(kind)) is not { } form)
        {
            return Missing(EntryTexts.NoForm);
        }

        Form = form;
        await LoadOptionsAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, CancellationToken cancellation)
    {
        if (forms.Find(Kinds.Find(kind)) is not { } form)
        {
            return Missing(EntryTexts.NoForm);
        }

        Form = form;
        IFormCollection posted = await Request.ReadFormAsync(cancellation);
        Input = ReadForm(posted);
        if (More is not null)
        {
            await LoadOptionsAsync(cancellation);
            return Page();
        }

        CheckedEntry entry = await check.CheckAsync(form, Input, cancellation);
        Errors = entry.Errors;
        if (entry.IsValid)
        {
            Alike = posted["confirmed"] == "yes" ? [] : await duplicates.FindAsync(entry, Language, cancellation);
            if (Alike.Count == 0)
            {
                if (await drafts.CreateAsync(entry, null, HttpContext.Who(), cancellation) is not ({ } draft, { } secret))
                {
                    HttpContext.SetProblem(EntryProblems.TooManyDrafts());
                    return new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
                }

                Response.Headers.Location = Link($"/register/draft/{draft.Id}?secret={secret}&saved=yes");
                return new StatusCodeResult(StatusCodes.Status303SeeOther);
            }
        }

        await LoadOptionsAsync(cancellation);
        Response.StatusCode = entry.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
