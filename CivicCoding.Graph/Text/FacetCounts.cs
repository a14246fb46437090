namespace CivicCoding.Graph.Text;

/// <summary>Narrows ranked things by the chosen values and counts what each further choice would give.</summary>
internal sealed class FacetCounts(SearchRequest request, RelationTable relations)
{
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> _counts = request.Facets.ToDictionary(f => f.Name, _ => new Dictionary<string, int>(StringComparer.Ordinal), StringComparer.Ordinal);
    private readonly HashSet<string>[] _values = [.. request.Facets.Select(_ => new HashSet<string>(StringComparer.Ordinal))];

    public IReadOnlyDictionary<string, int> Groups => _groups;

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets => _counts.ToDictionary(c => c.Key, c => (IReadOnlyDictionary<string, int>)c.Value, StringComparer.Ordinal);

    public List<ThingScore> Narrow(List<ThingScore> ranked)
    {
        var kept = new List<ThingScore>(ranked.Count);
        foreach (ThingScore thing in ranked)
        {
            if (request.Keep?.Invoke(thing.Iri) != false && Counts(thing.Iri))
            {
                kept.Add(thing);
            }
        }

        return kept;
    }

    /// <summary>A thing that fails one facet alone still counts among the values of that facet: they tell what choosing another value would give.</summary>
    private bool Counts(string thing)
    {
        string? group = request.GroupOf?.Invoke(thing);
        bool inGroup = request.Groups.Count == 0 || (group is not null && request.Groups.Contains(group));
        int failed = inGroup ? 0 : 1;
        int failedFacet = -1;
        for (int i = 0; i < request.Facets.Count; i++)
        {
            _values[i].Clear();
            request.Facets[i].Collect(thing, relations, request.IsVisible, _values[i]);
            if (request.Chosen.TryGetValue(request.Facets[i].Name, out IReadOnlyList<string>? chosen) && chosen.Count > 0 && !chosen.Any(_values[i].Contains))
            {
                failed++;
                failedFacet = i;
            }
        }

        if (group is not null && (failed == 0 || (failed == 1 && !inGroup)))
        {
            _groups[group] = _groups.GetValueOrDefault(group) + 1;
        }

        for (int i = 0; i < request.Facets.Count; i++)
        {
            if (failed == 0 || (failed == 1 && failedFacet == i))
            {
                Dictionary<string, int> counts = _counts[request.Facets[i].Name];
                foreach (string value in _values[i])
                {
                    counts[value] = counts.GetValueOrDefault(value) + 1;
                }
            }
        }

        return failed == 0;
    }
}
