using CivicCoding.Api.Entries;

namespace CivicCoding.Api.Pages;

/// <summary>/register: what can be registered.</summary>
[KeptPage]
internal sealed class RegisterModel(KindForms forms) : CivicPage
{
    public override string Title => T(RegisterTexts.Title);

    public override string? Summary => T(RegisterTexts.Lead);

    public override string Section => "register";

    public IEnumerable<KindForm> Forms => forms.All.Where(f => f.Kind.Plural is not ("places" or "skills"));

    public bool Withdrawn => Request.Query.ContainsKey("withdrawn");
}
