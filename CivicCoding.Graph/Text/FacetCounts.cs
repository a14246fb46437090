using System.Runtime.InteropServices;

namespace CivicCoding.Graph.Text;

/// <summary>Narrows things by the chosen values and counts what each further choice would give.</summary>
internal sealed class FacetCounts
{
    private readonly SearchRequest _request;
    private readonly TextColumns _columns;
    private readonly NumberedAnswers<bool>? _keep;
    private readonly NumberedAnswers<string?>? _groupOf;
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly FacetWalk _walk;
    private readonly int[]?[] _chosen;
    private readonly List<int>[] _values;
    private readonly Dictionary<int, int>[] _counts;

    public FacetCounts(SearchRequest request, TextColumns columns)
    {
        (_request, _columns) = (request, columns);
        _keep = request.Keep is { } keep ? columns.Answers(keep) : null;
        _groupOf = request.GroupOf is { } groupOf ? columns.Answers(groupOf) : null;
        NumberedAnswers<bool>? visible = request.IsVisible is { } isVisible ? columns.Answers(isVisible) : null;
        _walk = new FacetWalk(request.Facets, columns, visible);
        _chosen = [.. request.Facets.Select(f => request.Chosen.TryGetValue(f.Name, out IReadOnlyList<string>? chosen) && chosen.Count > 0 ? chosen.Select(columns.Numbers.Find).ToArray() : null)];
        _values = [.. request.Facets.Select(_ => new List<int>())];
        _counts = [.. request.Facets.Select(_ => new Dictionary<int, int>())];
    }

    public IReadOnlyDictionary<string, int> Groups => _groups;

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Facets =>
        _request.Facets.Zip(_counts).ToDictionary(f => f.First.Name, f => (IReadOnlyDictionary<string, int>)f.Second.ToDictionary(c => _columns.Numbers.NameOf(c.Key), c => c.Value, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Keeps of what was found what the request narrows to.</summary>
    public void Narrow(ThingScores scores)
    {
        foreach (ThingScore thing in scores.Found)
        {
            if (_keep?.Of(thing.Number) != false && Counts(thing.Number))
            {
                scores.Kept.Add(thing);
            }
        }
    }

    /// <summary>A thing that fails one facet alone still counts among the values of that facet: they tell what choosing another value would give.</summary>
    private bool Counts(int thing)
    {
        string? group = _groupOf?.Of(thing);
        bool inGroup = _request.Groups.Count == 0 || (group is not null && _request.Groups.Contains(group));
        int failed = inGroup ? 0 : 1;
        int failedFacet = -1;
        _walk.Collect(thing, _values);
        for (int i = 0; i < _values.Length; i++)
        {
            if (_chosen[i] is { } chosen && !HasAny(_values[i], chosen))
            {
                failed++;
                failedFacet = i;
            }
        }

        if (group is not null && (failed == 0 || (failed == 1 && !inGroup)))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_groups, group, out _)++;
        }

        for (int i = 0; i < _values.Length; i++)
        {
            if (failed == 0 || (failed == 1 && failedFacet == i))
            {
                foreach (int value in _values[i])
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(_counts[i], value, out _)++;
                }
            }
        }

        return failed == 0;
    }

    private static bool HasAny(List<int> values, int[] chosen)
    {
        foreach (int value in values)
        {
            if (Array.IndexOf(chosen, value) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
