namespace CivicCoding.Graph.Text;

/// <summary>A property by which results can be narrowed.</summary>
/// <param name="Name">Its name in <see cref="SearchRequest.Chosen"/> and <see cref="SearchResult.Facets"/>.</param>
/// <param name="Paths">The ways to its values: each a chain of property IRIs of <see cref="TextVocabulary.Relations"/>.</param>
public sealed record SearchFacet(string Name, IReadOnlyList<IReadOnlyList<string>> Paths)
{
    internal void Collect(string thing, RelationTable relations, Func<string, bool>? isVisible, HashSet<string> values)
    {
        foreach (IReadOnlyList<string> path in Paths)
        {
            Walk(thing, path, 0, relations, isVisible, values);
        }
    }

    private static void Walk(string thing, IReadOnlyList<string> path, int step, RelationTable relations, Func<string, bool>? isVisible, HashSet<string> values)
    {
        foreach (Relation relation in relations.From(thing))
        {
            if (relation.Via != path[step] || isVisible?.Invoke(relation.Graph) == false)
            {
                continue;
            }

            if (step == path.Count - 1)
            {
                values.Add(relation.Other);
            }
            else
            {
                Walk(relation.Other, path, step + 1, relations, isVisible, values);
            }
        }
    }
}
