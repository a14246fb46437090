using System.Text;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Harvest.Harvesters;

/// <summary>Reads one page by a harvester.</summary>
internal static class Reading
{
    public static (Dataset Quads, HarvestPage Page, List<HarvestLine> Problems) Of(string kind, string file, string? address = null, string? mediaType = null, bool lenient = false)
    {
        var quads = new Dataset();
        List<HarvestLine> problems = [];
        var request = new HarvestRequest { Kind = kind, Source = address ?? file, Name = "test", Lenient = lenient };
        HarvestPage page = HarvesterRegistry.FromKind(kind)!.Read(new HarvestDocument(address ?? file, address, mediaType, file), new HarvestReading { Request = request, Sink = quads, Report = problems.Add }, TestContext.Current.CancellationToken);
        return (quads, page, problems);
    }

    public static (Dataset Quads, HarvestPage Page, List<HarvestLine> Problems) OfText(string kind, byte[] text, string? address = null, string? mediaType = null, string extension = ".json")
    {
        string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + extension);
        try
        {
            File.WriteAllBytes(file, text);
            return Of(kind, file, address, mediaType);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static (Dataset Quads, HarvestPage Page, List<HarvestLine> Problems) OfText(string kind, string text, string? address = null, string? mediaType = null, string extension = ".json") =>
        OfText(kind, Encoding.UTF8.GetBytes(text), address, mediaType, extension);

    public static void Same(string turtle, Dataset quads)
    {
        var expected = new Dataset();
        RdfFormat.Turtle.Read(new MemoryStream(Encoding.UTF8.GetBytes(turtle)), expected);
        Assert.True(GraphIsomorphism.AreIsomorphic(expected, quads), Canonicalizer.Canonicalize(quads).NQuads + "\nbut expected\n" + Canonicalizer.Canonicalize(expected).NQuads);
    }
}
