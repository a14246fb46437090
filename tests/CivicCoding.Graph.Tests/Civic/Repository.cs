using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Civic;

/// <summary>Finds and reads the files of the folder ontology of this repository.</summary>
internal static class Repository
{
    private static readonly Lazy<Dataset> LazyOntology = new(() => Read("ontology/civic.ttl"));

    private static readonly Lazy<Dataset> LazyNetwork = new(() => Read(Files("ontology/network", "*.trig").ToArray()));

    private static readonly Lazy<IQuadSource> LazySource = new(() => MemoryQuadSource.From(Ontology.Concat(Network)));

    public static string Root { get; } = FindRoot();

    public static Dataset Ontology => LazyOntology.Value;

    /// <summary>The ontology and the network, ready to be queried.</summary>
    public static IQuadSource Source => LazySource.Value;

    public static Dataset Network => LazyNetwork.Value;

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern).Order(StringComparer.Ordinal);

    public static Dataset Read(params string[] paths)
    {
        var data = new Dataset();
        foreach (string path in paths)
        {
            using Stream file = File.OpenRead(Path.Combine(Root, path));
            RdfFormat.FromFileName(path)!.Read(file, data, new RdfReadOptions { Base = "https://civic-coding.org/" });
        }

        return data;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CivicCoding.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run inside a checkout that holds CivicCoding.sln.");
    }
}
