using System.Diagnostics;
using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax;

/// <summary>Random changes of the seed documents: only RdfSyntaxException may escape, soon, and strict and cut reads agree. CIVIC_FUZZ_SECONDS asks for longer runs, CIVIC_FUZZ_SYNTAX for one syntax alone, CIVIC_FUZZ_SEED for the same changes again.</summary>
public sealed class MutationTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("CIVIC_FUZZ_SECONDS"), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : 2);

    /// <summary>The most that a read of a small document may allocate.</summary>
    private const long MostBytes = 200 << 20;

    private static readonly string[] Pieces =
        ["<", ">", "\"", "'", "\"\"\"", "\\", "\\u12", "\\uD800", "\\U0010FFFF", "^^", "@", "@prefix", "[", "]", "(", ")", "{", "}", ".", ";", ",", "_:", ":", "%", "#", "&", "&#0;", "&e;", "<!--", "]]>", "<![CDATA[", "<?", "\n", "\r", "\0", "é", "\uFEFF", "1e", "-", "a", "true", "xml:base='x'", "rdf:ID='a'", "rdf:parseType='Literal'", "\"@type\":", "\"@id\":", "\"@list\":", "\"@value\":", "\"@context\":", "\"@reverse\":", "null"];

    private static readonly RandomDamage Damage = new(Pieces, mostChanges: 5, keepsEnd: false);

    [Theory]
    [InlineData("ntriples")]
    [InlineData("nquads")]
    [InlineData("turtle")]
    [InlineData("trig")]
    [InlineData("rdfxml")]
    [InlineData("jsonld")]
    public void A_changed_document_reads_or_is_refused(string name)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CIVIC_FUZZ_SYNTAX") is not { Length: > 0 } only || only == name, "another syntax is asked for");
        RdfFormat format = RdfFormat.FromName(name)!;
        byte[][] seeds = [.. SeedDocuments.All.Where(d => d.Format == format).Select(d => Encoding.UTF8.GetBytes(d.Text))];
        int seed = int.TryParse(Environment.GetEnvironmentVariable("CIVIC_FUZZ_SEED"), CultureInfo.InvariantCulture, out int told) ? told : Environment.TickCount;
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        int count = 0;
        while (clock.Elapsed < Budget)
        {
            byte[] bytes = Damage.Apply(random, seeds[random.Next(seeds.Length)]);
            long before = GC.GetAllocatedBytesForCurrentThread();
            string shown = $"seed {seed}, document {count}: {Convert.ToBase64String(bytes)}";
            (string strict, int strictQuads) = Try(format, new MemoryStream(bytes), lenient: false, shown);
            (string cut, int cutQuads) = Try(format, new DrippingStream(bytes, random.Next(1, 5)), lenient: false, shown);
            (string lenient, int lenientQuads) = Try(format, new MemoryStream(bytes), lenient: true, shown);
            Assert.True(strict == cut && strictQuads == cutQuads, $"{strict}\n{cut}\n{shown}");

            // What is no IRI is left out of JSON-LD without an error (JSON-LD 1.1 API, section 8.1), and repaired by a lenient read.
            bool alike = lenientQuads == strictQuads || (format == RdfFormat.JsonLd && lenientQuads > strictQuads);
            Assert.True(strict.Length > 0 || (lenient.Length == 0 && alike), $"lenient differs from strict: {lenient}\n{shown}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 3 * MostBytes, $"much memory: {shown}");
            count++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {count} documents from seed {seed}");
        Assert.True(count > 10);
    }

    private static (string Error, int Quads) Try(RdfFormat format, Stream stream, bool lenient, string shown)
    {
        var dataset = new Dataset();
        try
        {
            format.Read(stream, dataset, new RdfReadOptions { Base = "http://e/doc", Lenient = lenient });
            return ("", dataset.Count);
        }
        catch (RdfSyntaxException error)
        {
            return (error.InnerException is null ? $"({error.Line},{error.Column}) {error.Message}" : "not well-formed XML", dataset.Count);
        }
        catch (Exception error) when (error is not RdfSyntaxException)
        {
            throw new InvalidOperationException(shown, error);
        }
    }
}
