using System.Diagnostics;
using System.Globalization;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Benchmarks;

/// <summary>Reads the same documents with the npm packages n3 and jsonld under Node.</summary>
internal static class SyntaxPeers
{
    private static readonly string Folder = Path.Combine("benchmarks", "peers", "syntax");

    /// <summary>The largest JSON-LD document that the peer reads within a usual memory, in bytes.</summary>
    private const int MostJson = 16 << 20;

    /// <summary>The peer's quads and processor time in milliseconds; null where none reads the syntax.</summary>
    public static (long Quads, double Milliseconds)? Read(RdfFormat format, byte[] document, int repeats)
    {
        if (format == RdfFormat.RdfXml || (format == RdfFormat.JsonLd && document.Length > MostJson))
        {
            return null;
        }

        string file = Path.Combine(Path.GetTempPath(), $"civic-peer-{Guid.NewGuid():n}.{format.Extensions[0]}");
        File.WriteAllBytes(file, document);
        try
        {
            var start = new ProcessStartInfo("node", ["--max-old-space-size=6000", Path.Combine(Folder, "read.mjs"), file, format.Name, repeats.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false };
            using Process node = Process.Start(start) ?? throw new InvalidOperationException("Node does not start.");
            string[] said = node.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            node.WaitForExit();
            return said.Length == 2 ? (long.Parse(said[0], CultureInfo.InvariantCulture), double.Parse(said[1], CultureInfo.InvariantCulture)) : null;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
