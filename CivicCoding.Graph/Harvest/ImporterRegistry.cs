using CivicCoding.Graph.Harvest.Importers;

namespace CivicCoding.Graph.Harvest;

/// <summary>Every importer by the name that <c>civic import KIND</c> takes; a new importer is one line here.</summary>
public static class ImporterRegistry
{
    public static IReadOnlyList<IImporter> All { get; } =
    [
        new ReferenceImporter(),
        new EcosystemImporter(),
        new DpgImporter(),
        new CordisImporter(),
        new CordisOrganisationsImporter(),
        new CorrelaidImporter(),
        new DatasetsImporter(),
        new SkillsImporter(),
        new ExamplesImporter(),
    ];

    /// <summary>The importer of that kind, or null.</summary>
    public static IImporter? FromKind(string kind) => All.FirstOrDefault(i => string.Equals(i.Kind, kind, StringComparison.Ordinal));
}
