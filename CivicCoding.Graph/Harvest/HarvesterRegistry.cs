using CivicCoding.Graph.Harvest.Harvesters;

namespace CivicCoding.Graph.Harvest;

/// <summary>Every harvester by the name that <c>civic import KIND</c> takes; a new harvester is one line here.</summary>
public static class HarvesterRegistry
{
    public static IReadOnlyList<IHarvester> All { get; } = [new DcatHarvester(), new CkanHarvester(), new PubliccodeHarvester()];

    /// <summary>The harvester of that kind, or null.</summary>
    public static IHarvester? FromKind(string kind) => All.FirstOrDefault(h => string.Equals(h.Kind, kind, StringComparison.Ordinal));
}
