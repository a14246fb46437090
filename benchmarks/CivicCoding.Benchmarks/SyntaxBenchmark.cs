using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Benchmarks;

/// <summary>Converts a document to each syntax in memory, then reads each on one thread into a counting sink: the median of five runs after two seconds of warm-up, in processor time of the thread, so that other work on the machine counts less.</summary>
internal static class SyntaxBenchmark
{
    private const int Runs = 5;

    /// <summary>The processor time that a reader is run for before it is measured: a document of a few thousand triples else meets code that the platform has not optimised yet, and its optimising.</summary>
    private const double WarmUpMilliseconds = 2_000;

    private static readonly RdfReadOptions Options = new() { Base = "http://e/" };

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

    /// <summary>Measures files, in all syntaxes or those that are named; --peers also measures Node's n3 and jsonld.</summary>
    public static int Run(string[] arguments)
    {
        bool peers = arguments.Contains("--peers");
        string[] files = [.. arguments.Where(File.Exists)];
        string[] names = [.. arguments.Where(a => !File.Exists(a) && a != "--peers")];
        foreach (string file in files)
        {
            byte[] source = File.ReadAllBytes(file);
            RdfFormat from = RdfFormat.FromFileName(file) ?? RdfFormat.NTriples;
            Console.WriteLine($"{Path.GetFileName(file)}, load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| syntax | triples | bytes | ms | triples/s | MB/s | allocated | to ids, triples/s | {(peers ? "peer, triples/s | ratio |" : "")}"));
            Console.WriteLine($"| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |{(peers ? " ---: | ---: |" : "")}");
            foreach (RdfFormat format in RdfFormat.All.Where(f => f.CanRead && f.CanWrite && (names.Length == 0 || names.Contains(f.Name))))
            {
                Measure(format, Convert(source, from, format), peers);
            }
        }

        return files.Length > 0 ? 0 : 2;
    }

    private static byte[] Convert(byte[] source, RdfFormat from, RdfFormat to)
    {
        if (from == to)
        {
            return source;
        }

        using var output = new MemoryStream();
        using IRdfWriter writer = to.OpenWriter(output, new RdfWriteOptions { Prefixes = Prefixes });
        from.Read(new MemoryStream(source), writer, Options);
        writer.Complete();
        return output.ToArray();
    }

    private static void Measure(RdfFormat format, byte[] bytes, bool peers)
    {
        var sink = new CountingSink();
        format.Read(new MemoryStream(bytes), sink, Options);
        long quads = sink.Quads;
        int repeats = (int)Math.Max(1, 1_000_000 / quads);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        format.Read(new MemoryStream(bytes), new CountingSink(), Options);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        double median = Median(format, bytes, repeats, () => new CountingSink());
        double ids = Median(format, bytes, repeats, () => new DocumentBuffer(null));
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"| {format.Name} | {quads:N0} | {bytes.Length:N0} | {median:F1} | {quads / median * 1000:N0} | {bytes.Length / median / 1000:F0} | {allocated:N0} | {quads / ids * 1000:N0} |"));
        if (peers)
        {
            (long Quads, double Milliseconds)? peer = SyntaxPeers.Read(format, bytes, repeats);
            Console.Write(peer is { } other ? string.Create(CultureInfo.InvariantCulture, $" {other.Quads / other.Milliseconds * 1000:N0} | {other.Milliseconds / median:F1} |") : " | |");
        }

        Console.WriteLine();
    }

    private static double Median(RdfFormat format, byte[] bytes, int repeats, Func<IQuadSink> sink)
    {
        double[] milliseconds = new double[Runs];
        double warm = ThreadClock.Milliseconds + WarmUpMilliseconds;
        do
        {
            format.Read(new MemoryStream(bytes), sink(), Options);
        }
        while (ThreadClock.Milliseconds < warm);
        for (int run = 0; run < Runs; run++)
        {
            double start = ThreadClock.Milliseconds;
            for (int i = 0; i < repeats; i++)
            {
                format.Read(new MemoryStream(bytes), sink(), Options);
            }

            milliseconds[run] = (ThreadClock.Milliseconds - start) / repeats;
        }

        Array.Sort(milliseconds);
        return milliseconds[Runs / 2];
    }
}
