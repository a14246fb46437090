using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli.Conformance;

/// <summary>The folder of the suites on disk and the public addresses that its parts stand for: tests never reach for the network.</summary>
internal sealed class SuiteFolder(string root)
{
    private static readonly (string Address, string Folder)[] Places =
    [
        ("https://w3c.github.io/rdf-tests/", "rdf-tests/"),
        ("https://w3c.github.io/data-shapes/data-shapes-test-suite/tests/", "shacl/"),
        ("https://w3c.github.io/json-ld-api/tests/", "json-ld-api/"),
        ("https://w3c.github.io/json-ld-framing/tests/", "json-ld-framing/"),
        ("https://w3c.github.io/rdf-canon/tests/", "rdf-canon/"),
    ];

    public string Root { get; } = root;

    /// <summary>The public address of a file of the suites.</summary>
    public static string AddressOf(string path)
    {
        (string address, string folder) = Array.Find(Places, p => path.StartsWith(p.Folder, StringComparison.Ordinal));
        return address + path[folder.Length..];
    }

    /// <summary>The file of a public address.</summary>
    public string FileOf(string address)
    {
        (string prefix, string folder) = Array.Find(Places, p => address.StartsWith(p.Address, StringComparison.Ordinal));
        if (prefix is null)
        {
            throw new FileNotFoundException($"The address {address} belongs to no suite.");
        }

        string path = address[prefix.Length..].Split('#')[0];
        return Path.Combine(Root, folder + Uri.UnescapeDataString(path));
    }

    public string ReadText(string address) => File.ReadAllText(FileOf(address));

    /// <summary>Reads an RDF document of the suites, with its address as base, into a graph; null: its own graphs.</summary>
    public void ReadRdf(string address, Dataset into, Term? graph = null)
    {
        RdfFormat format = RdfFormat.FromFileName(address) ?? throw new NotSupportedException($"The syntax of {address} is not supported yet.");
        using FileStream stream = File.OpenRead(FileOf(address));
        var document = new Dataset();
        format.Read(stream, document, new RdfReadOptions { Base = address });
        string labels = $"d{into.Count}x";
        foreach (Quad quad in document)
        {
            into.Add(new Quad(Renamed(quad.Subject, labels), quad.Predicate, Renamed(quad.Object, labels), graph ?? (quad.Graph is null ? null : Renamed(quad.Graph, labels))));
        }
    }

    /// <summary>Blank nodes of several documents must not meet.</summary>
    private static Term Renamed(Term term, string prefix) => term is BlankNode node ? new BlankNode(prefix + node.Label) : term;
}
