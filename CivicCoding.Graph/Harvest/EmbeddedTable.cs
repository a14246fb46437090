using System.Reflection;
using System.Text;

namespace CivicCoding.Graph.Harvest;

/// <summary>Reads the tab-separated tables of Harvest/Tables that are built into the program.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows below the heading, every row padded to the width of the heading.</summary>
    public static IReadOnlyList<string[]> Read(string name)
    {
        Assembly assembly = typeof(EmbeddedTable).Assembly;
        string resource = $"CivicCoding.Graph.Harvest.Tables.{name}";
        using Stream stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The table {resource} is not built into {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = new List<string[]>();
        int width = (reader.ReadLine() ?? "").Split('\t').Length;
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split('\t');
            if (line.Length > 0)
            {
                rows.Add(cells.Length < width ? [.. cells, .. Enumerable.Repeat("", width - cells.Length)] : cells);
            }
        }

        return rows;
    }
}
