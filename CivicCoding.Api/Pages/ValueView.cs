using CivicCoding.Api.Network;

namespace CivicCoding.Api.Pages;

/// <summary>A value on a page.</summary>
internal sealed record ValueView(CivicPage Page, FactValue Value);
