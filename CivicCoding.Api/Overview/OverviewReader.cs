using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Overview;

/// <summary>Counts the network for /overview. A column is read off the table of its kind; each number carries the query that counts it alone.</summary>
internal sealed class OverviewReader(NetworkReader network)
{
    private const int MaxLines = 60;

    private static readonly EntityKind s_projects = EntityKind.FromPlural("projects")!;
    private static readonly EntityKind s_organisations = EntityKind.FromPlural("organisations")!;
    private static readonly EntityKind s_communities = EntityKind.FromPlural("communities")!;
    private static readonly EntityKind s_needs = EntityKind.FromPlural("needs")!;
    private static readonly EntityKind s_offers = EntityKind.FromPlural("offers")!;

    /// <summary>How many things there are of each kind.</summary>
    public async Task<IReadOnlyList<(EntityKind Kind, OverviewCell Cell)>> KindsAsync(CancellationToken cancellation)
    {
        IReadOnlyDictionary<EntityKind, long> counts = await network.CountsAsync(cancellation);
        return [.. Kinds.All.Select(k => (k, new OverviewCell(counts[k], "/" + k.Plural, CountQuery(k, ThingFilter.None))))];
    }

    public async Task<IReadOnlyList<OverviewTable>> TablesAsync(Language language, CancellationToken cancellation) =>
    [
        await TableAsync("goals", OverviewTexts.Goals, OverviewTexts.GoalsHow, OverviewTexts.Goal, "sdg", [(s_projects, null)], language, cancellation),
        await TableAsync("states", OverviewTexts.States, OverviewTexts.StatesHow, OverviewTexts.State, "state", [(s_organisations, null), (s_projects, null), (s_communities, null)], language, cancellation),
        await TableAsync("programmes", OverviewTexts.Programmes, OverviewTexts.ProgrammesHow, OverviewTexts.Programme, "programme", [(s_projects, null)], language, cancellation),
    ];

    /// <summary>What is missing: needs without an offer that fits, offers nobody asks for.</summary>
    public async Task<IReadOnlyList<OverviewTable>> GapsAsync(Language language, CancellationToken cancellation) =>
    [
        await TableAsync("unmet-skills", OverviewTexts.UnmetSkills, OverviewTexts.UnmetHow, OverviewTexts.Skill, "skill", [(s_needs, "unmet"), (s_needs, null)], language, cancellation),
        await TableAsync("unmet-states", OverviewTexts.UnmetStates, OverviewTexts.UnmetStatesHow, OverviewTexts.State, "state", [(s_needs, "unmet"), (s_needs, null), (s_offers, null)], language, cancellation),
        await TableAsync("unasked", OverviewTexts.Unasked, OverviewTexts.UnaskedHow, OverviewTexts.What, "needs", [(s_offers, "unasked"), (s_offers, null)], language, cancellation),
    ];

    private async Task<OverviewTable> TableAsync(
        string id, Phrase title, Phrase how, Phrase first, string facet, IReadOnlyList<(EntityKind Kind, string? Only)> columns, Language language, CancellationToken cancellation)
    {
        List<Dictionary<string, long>> counts = [];
        foreach ((EntityKind kind, string? only) in columns)
        {
            ListFilter filter = ListFilter.Of(kind).Single(f => f.Name == facet);
            counts.Add((await network.ValuesAsync(kind, filter, Filter(facet, null, only), cancellation)).ToDictionary(v => v.Value, v => v.Count, StringComparer.Ordinal));
        }

        // Gaps list only what is missing; the others everything that any column counts.
        IEnumerable<string> values = columns[0].Only is null ? counts.SelectMany(c => c.Keys).Distinct(StringComparer.Ordinal) : counts[0].Keys;
        string[] shown = [.. values.OrderByDescending(v => counts[0].GetValueOrDefault(v)).ThenBy(v => v, StringComparer.Ordinal).Take(MaxLines)];
        IReadOnlyDictionary<string, LocalText> names = await network.NamesAsync([.. shown.Select(v => new Iri(v))], language, cancellation);
        OverviewLine[] lines = [.. shown.Select(v => new OverviewLine(NetworkReader.Link(v, names), [.. columns.Select((c, i) => Cell(c.Kind, facet, v, c.Only, counts[i].GetValueOrDefault(v)))]))];
        return new OverviewTable(id, title, how, first, [.. columns.Select(c => Heading(c.Kind, c.Only))], lines);
    }

    private static OverviewCell Cell(EntityKind kind, string facet, string value, string? only, long count)
    {
        ThingFilter filter = Filter(facet, value, only);
        return new OverviewCell(count, "/" + kind.Plural + QueryString.Create(filter.Values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))), CountQuery(kind, filter));
    }

    private static ThingFilter Filter(string facet, string? value, string? only)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        if (value is not null)
        {
            values[facet] = value;
        }

        if (only is not null)
        {
            values[only] = ListFilter.On;
        }

        return new ThingFilter(null, values);
    }

    private static string CountQuery(EntityKind kind, ThingFilter filter) =>
        $"{GraphReading.Prologue}SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{\n  {NetworkReader.Where(kind, filter).Trim()}\n}}";

    private static Phrase Heading(EntityKind kind, string? only) => only switch
    {
        "unmet" => OverviewTexts.Unmet,
        "unasked" => OverviewTexts.NobodyAsks,
        _ => new Phrase(kind.LabelDe, kind.LabelEn),
    };
}
