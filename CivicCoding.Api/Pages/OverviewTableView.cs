using CivicCoding.Api.Overview;

namespace CivicCoding.Api.Pages;

/// <summary>A table with the page that shows it.</summary>
internal sealed record OverviewTableView(OverviewModel Page, OverviewTable Table);
