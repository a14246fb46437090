using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Tests.Storage.Faults;

namespace CivicCoding.Graph.Tests.Storage;

/// <summary>A store as each format of the past wrote it, kept in SampleStores/vN. CIVIC_WRITE_SAMPLE_STORE=FOLDER writes one of the present format.</summary>
public sealed class SampleStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Storage", "SampleStores")).Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_store_of_an_earlier_format_opens_and_holds_what_it_held(string sample)
    {
        string folder = FaultFolder.New();
        try
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Storage", "SampleStores", sample)))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            for (int opened = 0; opened < 2; opened++)
            {
                await using RdfStore store = RdfStore.Open(folder);
                using Snapshot snapshot = store.OpenSnapshot();
                StoreModel.MustEqual(Content(sample), snapshot);
                await store.VerifyAsync(Cancellation);
                await store.CompactAsync(Cancellation);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void There_is_a_sample_of_the_present_format() => Assert.Contains($"v{Catalogue.Format}", Samples.Select(s => s.Data));

    [Fact]
    public async Task A_sample_of_the_present_format_is_written_when_asked_for()
    {
        if (Environment.GetEnvironmentVariable("CIVIC_WRITE_SAMPLE_STORE") is not { Length: > 0 } folder)
        {
            Assert.Skip("CIVIC_WRITE_SAMPLE_STORE names no folder.");
            return;
        }

        await using RdfStore store = RdfStore.Open(folder, new StoreOptions { FlushQuads = 50 });
        await LoadAsync(store, OfOneGraph());
        await LoadAsync(store, Loaded());
        await ChangeAsync(store, Loaded().Where((_, i) => i % 5 == 0), add: false);
        await store.FlushAsync(Cancellation);
        await ChangeAsync(store, Kinds(), add: true);
    }

    /// <summary>Loaded quads of which every fifth was deleted, and a commit that is in the log only; from format 3 on also a run of one graph, which has fewer files.</summary>
    private static HashSet<Quad> Content(string sample) => [.. Loaded().Where((_, i) => i % 5 != 0), .. Kinds(), .. sample is "v1" or "v2" ? [] : OfOneGraph()];

    private static List<Quad> OfOneGraph() =>
        [.. Enumerable.Range(0, 900).Select(i => new Quad(new Iri($"http://example.org/alone/{i / 9}"), new Iri($"http://example.org/p{i % 9}"), new Iri($"http://example.org/alone/{i % 50}"), new Iri("http://example.org/one")))];

    private static List<Quad> Loaded() =>
        [.. Enumerable.Range(0, 120).Select(i => new Quad(new Iri($"http://example.org/thing/{i % 30}"), new Iri($"http://example.org/p{i % 4}"), new Literal($"text {i}", i % 2 == 0 ? "de" : "en"), i % 3 == 0 ? new Iri("http://example.org/graph") : null))];

    /// <summary>A quad for every kind of term, inline and not.</summary>
    private static IEnumerable<Quad> Kinds()
    {
        const string Xsd = WellKnown.XsdNamespace;
        Term[] terms =
        [
            new Iri("http://example.org/ünï"), new BlankNode("named"), new Literal("plain"), new Literal("", "de-AT"), new Literal("7", new Iri("http://example.org/type")),
            new Literal("42", new Iri(Xsd + "integer")), new Literal("042", new Iri(Xsd + "integer")), new Literal("-1.5", new Iri(Xsd + "decimal")), new Literal("true", new Iri(Xsd + "boolean")),
            new Literal("2024-02-29", new Iri(Xsd + "date")), new Literal("2024-02-29T12:00:00Z", new Iri(Xsd + "dateTime")), new Literal("1.5E0", new Iri(Xsd + "double")),
            new Literal("9223372036854775808", new Iri(Xsd + "integer")), new Literal(new string('x', 70_000)),
        ];
        return terms.Select((t, i) => new Quad(new Iri($"http://example.org/kind/{i}"), new Iri("http://example.org/value"), t, new Iri("http://example.org/kinds")));
    }

    private static async Task ChangeAsync(RdfStore store, IEnumerable<Quad> quads, bool add) => await store.WriteAsync(
        transaction =>
        {
            quads.ToList().ForEach(q => StoreModel.Apply(transaction, q, add));
            return true;
        },
        Cancellation);

    private static async Task LoadAsync(RdfStore store, List<Quad> quads)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Join("", quads.Select(q => q + "\n")));
        await store.LoadAsync([new LoadSource("sample", () => new MemoryStream(bytes), RdfFormat.NQuads)], cancellation: Cancellation);
    }
}
