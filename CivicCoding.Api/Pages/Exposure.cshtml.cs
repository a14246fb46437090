using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Api.Pages;

/// <summary>/exposure: who is suggested how often when every project asks for partners.</summary>
internal sealed class ExposureModel(MatchService service, NetworkReader network, QueryGate gate) : CivicPage
{
    public override string Title => T(ExposureTexts.Title);

    public override string? Summary => T(ExposureTexts.Lead);

    public override string Section => "match";

    public override bool Indexed => Request.Query.Count == 0;

    private IReadOnlyDictionary<string, LocalText> _names = new Dictionary<string, LocalText>(StringComparer.Ordinal);

    public bool Fair { get; private set; }

    public Exposure? Figures { get; private set; }

    public string? Message { get; private set; }

    public CultureInfo Culture => Language.Culture();

    public string OtherMode => Link(Fair ? "/exposure" : "/exposure?fair=1");

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Fair = Request.Query["fair"] == "1";
        using IDisposable? turn = await gate.EnterAsync(cancellation);
        if (turn is null)
        {
            Message = T(MatchPageTexts.Off);
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        Figures = await service.ExposureAsync(Language.Tag(), Fair, cancellation);
        _names = await network.NamesAsync([.. Figures.Groups.Where(g => g.Key.Contains(':', StringComparison.Ordinal)).Select(g => new Iri(g.Key)).Distinct()], Language, cancellation);
    }

    /// <summary>The group's name; of countries the network has names that the matching does not read.</summary>
    public string NameOf(ExposureGroup group) => _names.TryGetValue(group.Key, out LocalText? name) ? name.Text : group.Name;

    public string Percent(double share) => (100 * share).ToString("0.0", Culture) + " %";

    /// <summary>The width of a group's bar, 0 to 100.</summary>
    public string Bar(ExposureGroup group) => (100 * group.Share).ToString("0.0", CultureInfo.InvariantCulture);
}
