using CivicCoding.Graph.Syntax.JsonLd;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>JSON-LD object comparison as the suite's README gives it: arrays without order but for those of @list, language tags without case.</summary>
internal static class JsonLdComparison
{
    public static bool AreEqual(JsonItem? left, JsonItem? right, string? key = null)
    {
        switch (left, right)
        {
            case (JsonMap a, JsonMap b):
                return a.Count == b.Count && a.All(e => b.TryGetValue(e.Key, out JsonItem? other) && AreEqual(e.Value, other, e.Key));
            case (JsonList a, JsonList b) when a.Count != b.Count:
                return false;
            case (JsonList a, JsonList b) when key == "@list":
                return a.Zip(b).All(p => AreEqual(p.First, p.Second));
            case (JsonList a, JsonList b):
                List<JsonItem?> rest = [.. b];
                foreach (JsonItem? item in a)
                {
                    int at = rest.FindIndex(other => AreEqual(item, other));
                    if (at < 0)
                    {
                        return false;
                    }

                    rest.RemoveAt(at);
                }

                return true;
            case (JsonText a, JsonText b) when key == "@language":
                return string.Equals(a.Value, b.Value, StringComparison.OrdinalIgnoreCase);
            default:
                return JsonItem.DeepEquals(left, right);
        }
    }
}
