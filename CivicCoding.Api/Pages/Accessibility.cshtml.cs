namespace CivicCoding.Api.Pages;

/// <summary>The accessibility statement.</summary>
internal sealed class AccessibilityModel : CivicPage
{
    public override string Title => T(AccessibilityTexts.Title);
}
