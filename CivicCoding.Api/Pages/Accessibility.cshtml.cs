namespace CivicCoding.Api.Pages;

/// <summary>The accessibility statement.</summary>
[KeptPage]
internal sealed class AccessibilityModel : CivicPage
{
    public override string Title => T(AccessibilityTexts.Title);
}
