using System.Collections.Concurrent;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Export;

/// <summary>The shapes that we have by name: the application profiles of ontology/profiles, each read at its first use. Safe for use by many threads.</summary>
/// <param name="folder">The folder of the profiles.</param>
public sealed class ValidationProfiles(string folder)
{
    private readonly ConcurrentDictionary<string, Lazy<ShapesGraph>> _read = new(StringComparer.Ordinal);

    /// <summary>The names, the most general first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["dcat-ap", "dcat-ap-de", "mldcat-ap"];

    /// <summary>What people call a profile.</summary>
    public static string Label(string name) => name switch
    {
        "dcat-ap" => "DCAT-AP 3.0.1",
        "dcat-ap-de" => "DCAT-AP.de 3.0",
        "mldcat-ap" => "MLDCAT-AP 3.1.0",
        _ => name,
    };

    /// <summary>The shapes of a profile, or null where there is none of that name.</summary>
    /// <exception cref="IOException">Its file is missing or cannot be read.</exception>
    public ShapesGraph? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known
            ? _read.GetOrAdd(known, n => new Lazy<ShapesGraph>(() => Read(n), LazyThreadSafetyMode.PublicationOnly)).Value
            : null;
    }

    private ShapesGraph Read(string name)
    {
        var quads = new Dataset();
        using FileStream stream = File.OpenRead(Path.Combine(folder, name + ".ttl"));
        RdfFormat.Turtle.Read(stream, quads);
        return ShapesGraph.From(quads);
    }
}
