using System.Text.Json.Serialization;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Harvest.Harvesters;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>What is to be harvested: one source, which is one named graph, <c>graph/{kind}/{name}</c>.</summary>
public sealed record HarvestRequest
{
    private const int MaxName = 80;

    /// <summary>The kind of source, one of <see cref="HarvesterRegistry"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>An http or https address, or the path of a file.</summary>
    public required string Source { get; init; }

    /// <summary>The name of the source: small letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>True: what breaks a rule is left out or repaired and told in the log; else it ends the run.</summary>
    public bool Lenient { get; init; }

    /// <summary>Only records that the source says were modified on or after this day; what it does not tell of stays. Null: the whole source, and what it no longer holds goes.</summary>
    public DateOnly? ModifiedSince { get; init; }

    /// <summary>True: a source that holds no record any more is believed, and all its records go.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>The base IRI of relative references, and for a CKAN file the address of its portal; null: the source's address.</summary>
    public string? Base { get; init; }

    /// <summary>The longest that the run may take.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromHours(1);

    /// <summary>True where the source is an address on the web.</summary>
    [JsonIgnore]
    public bool IsAddress => IsWebAddress(Source);

    /// <summary>The named graph of the source.</summary>
    [JsonIgnore]
    public Iri Graph => CivicVocabulary.Graph(Key);

    internal string Key => Kind + "/" + Name;

    /// <summary>True for http and https addresses.</summary>
    public static bool IsWebAddress(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The name that a source gets where nobody gives it one: host and path of an address without scheme and query, the name of a file; for a description of software that is a file the name of the software, since such files all have the same name.</summary>
    public static string NameOf(string kind, string source)
    {
        if (IsWebAddress(source))
        {
            return Slug.Of(Uri.TryCreate(source, UriKind.Absolute, out Uri? address) ? address.Authority + address.AbsolutePath : source, MaxName);
        }

        return (kind == PubliccodeHarvester.Name ? PubliccodeHarvester.SoftwareIn(source) : null) ?? Slug.Of(Path.GetFileName(source), MaxName);
    }
}
