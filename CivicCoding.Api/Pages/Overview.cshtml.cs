using CivicCoding.Api.Network;
using CivicCoding.Api.Overview;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Pages;

/// <summary>/overview: the network in numbers, each with its list and its query.</summary>
[KeptPage]
internal sealed class OverviewModel(OverviewReader overview) : CivicPage
{
    public override string Title => T(OverviewTexts.Title);

    public override string? Summary => T(OverviewTexts.Lead);

    public override string Section => "overview";

    public IReadOnlyList<(EntityKind Kind, OverviewCell Cell)> ByKind { get; private set; } = [];

    public IReadOnlyList<OverviewTable> Tables { get; private set; } = [];

    public IReadOnlyList<OverviewTable> Gaps { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ByKind = await overview.KindsAsync(cancellation);
        Tables = await overview.TablesAsync(Language, cancellation);
        Gaps = await overview.GapsAsync(Language, cancellation);
    }

    public string QueryLink(OverviewCell cell) => Link("/sparql" + QueryString.Create("query", cell.Query));
}
