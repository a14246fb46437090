using CivicCoding.Api.Network;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Pages;

/// <summary>The start page: what this is, a search box, how much there is, three ways in.</summary>
[KeptPage]
internal sealed class IndexModel(NetworkReader network) : CivicPage
{
    public override string Title => T(StartTexts.Title);

    public override string? Summary => T(StartTexts.Lead);

    public IReadOnlyList<(EntityKind Kind, long Count)> Counts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Counts = [.. (await network.CountsAsync(cancellation)).Where(c => c.Value > 0).Select(c => (c.Key, c.Value))];
}
