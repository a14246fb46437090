namespace CivicCoding.Graph.Text;

/// <summary>Gathers the values of facets over the columns of an index: what a thing says is read once for all facets.</summary>
internal sealed class FacetWalk
{
    private readonly TextColumns _columns;
    private readonly NumberedAnswers<bool>? _visible;

    /// <summary>By the first property of a path the facets and the whole paths that begin so.</summary>
    private readonly Dictionary<int, List<(int Facet, int[] Path)>> _beginnings = [];

    /// <summary>A walk over what may be seen.</summary>
    /// <param name="facets">The facets.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="visible">Whether a graph may be seen; null: all.</param>
    public FacetWalk(IReadOnlyList<SearchFacet> facets, TextColumns columns, NumberedAnswers<bool>? visible)
    {
        (_columns, _visible) = (columns, visible);
        for (int facet = 0; facet < facets.Count; facet++)
        {
            foreach (int[] path in facets[facet].Paths.Select(p => p.Select(columns.Numbers.Find).ToArray()).Where(p => !p.Contains(SegmentColumns.None)))
            {
                if (!_beginnings.TryGetValue(path[0], out List<(int Facet, int[] Path)>? paths))
                {
                    _beginnings.Add(path[0], paths = []);
                }

                paths.Add((facet, path));
            }
        }
    }

    /// <summary>Puts the values of a thing into the list of each facet, each value once.</summary>
    public void Collect(int thing, List<int>[] values)
    {
        Array.ForEach(values, v => v.Clear());
        foreach (Relation relation in _columns.From(thing))
        {
            if (_beginnings.TryGetValue(relation.Via, out List<(int Facet, int[] Path)>? paths) && _visible?.Of(relation.Graph) != false)
            {
                foreach ((int facet, int[] path) in paths)
                {
                    Walk(relation.Other, path, 1, values[facet]);
                }
            }
        }

        foreach (List<int> found in values)
        {
            if (found.Count > 1)
            {
                found.Sort();
                int kept = 1;
                for (int i = 1; i < found.Count; i++)
                {
                    if (found[i] != found[kept - 1])
                    {
                        found[kept++] = found[i];
                    }
                }

                found.RemoveRange(kept, found.Count - kept);
            }
        }
    }

    private void Walk(int at, int[] path, int step, List<int> values)
    {
        if (step == path.Length)
        {
            values.Add(at);
            return;
        }

        foreach (Relation relation in _columns.From(at))
        {
            if (relation.Via == path[step] && _visible?.Of(relation.Graph) != false)
            {
                Walk(relation.Other, path, step + 1, values);
            }
        }
    }
}
