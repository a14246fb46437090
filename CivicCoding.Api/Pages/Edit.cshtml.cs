using CivicCoding.Api.Auth;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Pages;

/// <summary>/drafts/{kind}/{slug}: an editor changes a public entry; who saves second sees what differs.</summary>
internal sealed class EditModel(KeyCookie cookie, KindForms forms, ReferenceResolver references, EntryCheck check, EntryReader reader, EntryStore entries, NetworkReader network) : EntryFormModel(references)
{
    private string _slug = "";

    public override string Title => T(RegisterTexts.EditTitle, Input.Texts("name").FirstOrDefault() ?? _slug);

    public override bool Indexed => false;

    public override string Section => "";

    public ApiKey? Editor { get; private set; }

    public bool Saved { get; private set; }

    public override string Action => $"/drafts/{Form.Kind.Plural}/{_slug}";

    public string PublicPage => $"/{Form.Kind.Plural}/{_slug}";

    private Iri Thing => CivicVocabulary.Id(Form.Kind.Plural, _slug);

    public async Task<IActionResult> OnGetAsync(string kind, string slug, CancellationToken cancellation)
    {
        if (!Find(kind, slug))
        {
            return Missing(EntryTexts.NoForm);
        }

        if (Editor is null)
        {
            return Page();
        }

        IReadOnlyList<EntryValue> values = await reader.ReadAllAsync(Form, Thing, cancellation);
        if (EntryReader.Tag(values) is not { } tag)
        {
            return Missing(ProfileTexts.Missing);
        }

        Saved = Request.Query.ContainsKey("saved");
        Seen = tag;
        Input = InputOf(values);
        await LoadOptionsAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string slug, CancellationToken cancellation)
    {
        if (!Find(kind, slug))
        {
            return Missing(EntryTexts.NoForm);
        }

        if (Editor is not { } editor)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }

        Input = ReadForm(await Request.ReadFormAsync(cancellation));
        if (More is null)
        {
            CheckedEntry entry = await check.CheckAsync(Form, Input, cancellation);
            Errors = entry.Errors;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            if (entry.IsValid)
            {
                EntryOutcome outcome = await entries.ReplaceAsync(entry, Thing, Seen, editor.Id, cancellation);
                if (!outcome.Found)
                {
                    return Missing(ProfileTexts.Missing);
                }

                if (outcome.Conflict is not { } conflict)
                {
                    Response.Headers.Location = Link(Action + "?saved=yes");
                    return new StatusCodeResult(StatusCodes.Status303SeeOther);
                }

                Seen = outcome.Tag ?? "";
                Differences = await DifferenceTexts.OfAsync(conflict, network, Language, cancellation);
                Response.StatusCode = StatusCodes.Status412PreconditionFailed;
            }
        }

        await LoadOptionsAsync(cancellation);
        return Page();
    }

    private bool Find(string kind, string slug)
    {
        if (forms.Find(Kinds.Find(kind)) is not { } form || !Kinds.IsSlug(slug))
        {
            return false;
        }

        Form = form;
        _slug = slug;
        Editor = cookie.Find(HttpContext);
        return true;
    }
}
