using CivicCoding.Api.Hosting;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Validation;

/// <summary>The shapes that people may name: the application profiles, and civic for the shapes of our ontology.</summary>
internal sealed class NamedShapes(string ontologyFolder)
{
    public const string Civic = "civic";

    private readonly Lazy<ShapesGraph> _civic = new(() => Read([Path.Combine(ontologyFolder, "shapes")]), LazyThreadSafetyMode.PublicationOnly);
    private readonly ValidationProfiles _profiles = new(Path.Combine(ontologyFolder, "profiles"));

    public static IReadOnlyList<string> Names { get; } = [.. ValidationProfiles.Names, Civic];

    /// <summary>The shapes of a name, or null where there is none.</summary>
    public ShapesGraph? Find(string name) => name.Equals(Civic, StringComparison.OrdinalIgnoreCase) ? _civic.Value : _profiles.Find(name);

    /// <summary>The shapes of a name, or of a file or folder.</summary>
    /// <exception cref="UsageException">It is neither, or its shapes cannot be used.</exception>
    public ShapesGraph FindOrRead(string nameOrPath)
    {
        try
        {
            return Find(nameOrPath) ?? Read([nameOrPath]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or RdfSyntaxException or ShaclFailureException)
        {
            throw new UsageException($"{nameOrPath}: is neither a profile ({string.Join(", ", Names)}) nor a file of shapes that can be used: {error.Message}");
        }
    }

    private static ShapesGraph Read(IEnumerable<string> paths)
    {
        var all = new Dataset();
        int number = 0;
        foreach (string file in paths.SelectMany(Files))
        {
            var document = new Dataset();
            using FileStream stream = File.OpenRead(file);
            (RdfFormat.FromFileName(file) ?? throw new IOException("The name does not tell an RDF syntax.")).Read(stream, document, new RdfReadOptions { Base = new Uri(Path.GetFullPath(file)).AbsoluteUri });
            string label = $"f{number++}-";
            foreach (Quad quad in document)
            {
                all.Add(new Quad(Apart(quad.Subject, label), quad.Predicate, Apart(quad.Object, label)));
            }
        }

        return ShapesGraph.From(all);
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path) ? Directory.EnumerateFiles(path).Where(f => RdfFormat.FromFileName(f) is not null).Order(StringComparer.Ordinal) : [path];

    private static Term Apart(Term term, string label) => term is BlankNode node ? new BlankNode(label + node.Label) : term;
}
