using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Civic;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Pages;

/// <summary>The list of a kind, narrowed by words and by properties, a page at a time.</summary>
[KeptPage]
internal sealed class ListModel(NetworkReader network) : CivicPage
{
    private const int PageSize = 20;
    private const int MaxPages = 5_000;

    public override string Title => Kind.Label(Language);

    public override string? Summary => T(ListTexts.Summary, Kind.Label(Language));

    public override string Section => "browse";

    /// <summary>Crawlers keep whole lists; narrowed ones are theirs to follow, not to keep.</summary>
    public override bool Indexed => !Narrowed;

    public EntityKind Kind { get; private set; } = EntityKind.All[0];

    public ThingFilter Filter { get; private set; } = ThingFilter.None;

    public bool Narrowed => Filter.Words is not null || Filter.Values.Count > 0;

    public IReadOnlyList<Facet> Facets { get; private set; } = [];

    public IReadOnlyList<ThingSummary> Items { get; private set; } = [];

    public long Total { get; private set; }

    public new int Number { get; private set; } = 1;

    public int Pages => (int)Math.Min(MaxPages, (Total + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancellation)
    {
        Kind = Kinds.Find(kind)!;
        if (Request.Query["page"] is [{ Length: > 0 } asked])
        {
            if (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > MaxPages)
            {
                return Missing(ListTexts.BadPage);
            }

            Number = number;
        }

        string? words = Request.Query["q"].FirstOrDefault()?.Trim();
        Dictionary<string, string> values = ListFilter.Of(Kind)
            .Select(f => (f.Name, Value: Request.Query[f.Name].FirstOrDefault()))
            .Where(f => !string.IsNullOrEmpty(f.Value))
            .ToDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal);
        Filter = new ThingFilter(string.IsNullOrEmpty(words) ? null : words[..Math.Min(words.Length, 200)], values);
        ThingPage page = await network.ListAsync(Kind, Filter, Language, (Number - 1) * PageSize, PageSize, cancellation);
        (Items, Total) = (page.Items, page.Total);
        if (Number > Math.Max(1, Pages))
        {
            return Missing(ListTexts.BadPage);
        }

        Facets = [.. (await network.FacetsAsync(Kind, Filter, Language, cancellation)).Where(f => f.Values.Count > 0).Select(f => new Facet(f.Filter, values.GetValueOrDefault(f.Filter.Name), f.Values))];
        return Page();
    }

    public string PageAddress(int number)
    {
        IEnumerable<KeyValuePair<string, string?>> others = Request.Query.Where(q => q.Key != "page").SelectMany(q => q.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(q.Key, v)));
        return $"/{Kind.Plural}{QueryString.Create([.. others, KeyValuePair.Create("page", (string?)number.ToString(CultureInfo.InvariantCulture))])}";
    }

    /// <summary>A filter with the values that it can take here.</summary>
    internal sealed record Facet(ListFilter Filter, string? Chosen, IReadOnlyList<(ThingLink Value, long Count)> Values);
}
