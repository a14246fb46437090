using System.Diagnostics;
using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Benchmarks;

/// <summary>Converts a document to each syntax in memory, then reads each on one thread into a counting sink: the median of seven runs after a warm-up, in processor time, so that other work on the machine counts less.</summary>
internal static class SyntaxBenchmark
{
    private const int Runs = 7;

    private static readonly KeyValuePair<string, string>[] Prefixes =
    [
        new("civic", "https://civic.example/ns#"),
        new("project", "https://civic.example/project/"),
        new("person", "https://civic.example/person/"),
        new("organisation", "https://civic.example/organisation/"),
        new("dataset", "https://civic.example/dataset/"),
        new("participation", "https://civic.example/participation/"),
        new("skill", "https://civic.example/skill/"),
        new("place", "https://civic.example/place/"),
        new("role", "https://civic.example/role/"),
        new("dct", "http://purl.org/dc/terms/"),
        new("dcat", "http://www.w3.org/ns/dcat#"),
        new("foaf", "http://xmlns.com/foaf/0.1/"),
        new("skos", "http://www.w3.org/2004/02/skos/core#"),
        new("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];

    public static int Run(string file, string[] names)
    {
        byte[] source = File.ReadAllBytes(file);
        RdfFormat from = RdfFormat.FromFileName(file) ?? RdfFormat.NTriples;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"syntax",-10}{"triples",12}{"bytes",14}{"ms",9}{"triples/s",14}{"MB/s",8}{"allocated",14}"));
        foreach (RdfFormat format in RdfFormat.All.Where(f => f.CanRead && f.CanWrite && (names.Length == 0 || names.Contains(f.Name))))
        {
            Measure(format, Convert(source, from, format));
        }

        return 0;
    }

    private static byte[] Convert(byte[] source, RdfFormat from, RdfFormat to)
    {
        if (from == to)
        {
            return source;
        }

        using var output = new MemoryStream();
        using IRdfWriter writer = to.OpenWriter(output, new RdfWriteOptions { Prefixes = Prefixes });
        from.Read(new MemoryStream(source), writer);
        writer.Complete();
        return output.ToArray();
    }

    private static void Measure(RdfFormat format, byte[] bytes)
    {
        double[] milliseconds = new double[Runs];
        using Process process = Process.GetCurrentProcess();
        var sink = new CountingSink();
        format.Read(new MemoryStream(bytes), new CountingSink());
        format.Read(new MemoryStream(bytes), new CountingSink());
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int run = 0; run < Runs; run++)
        {
            sink = new CountingSink();
            TimeSpan start = process.TotalProcessorTime;
            format.Read(new MemoryStream(bytes), sink);
            process.Refresh();
            milliseconds[run] = (process.TotalProcessorTime - start).TotalMilliseconds;
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Runs;
        Array.Sort(milliseconds);
        double median = milliseconds[Runs / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{format.Name,-10}{sink.Quads,12:N0}{bytes.Length,14:N0}{median,9:F0}{sink.Quads / median * 1000,14:N0}{bytes.Length / median / 1000,8:F0}{allocated,14:N0}"));
    }
}
