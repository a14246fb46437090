using CivicCoding.Graph.Export.Profiles.DcatAp;
using CivicCoding.Graph.Export.Profiles.DcatApDe;
using CivicCoding.Graph.Export.Profiles.MldcatAp;
using CivicCoding.Graph.Export.Profiles.SchemaOrg;

namespace CivicCoding.Graph.Export;

/// <summary>The registered profiles; a new one is one line here.</summary>
public static class ExportProfiles
{
    public static IReadOnlyList<IExportProfile> All { get; } = [new DcatApProfile(), new DcatApDeProfile(), new MldcatApProfile(), new SchemaOrgProfile()];

    public static IExportProfile Default => All[0];

    public static IExportProfile? Find(string? name) => name is null ? Default : All.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
}
