using System.Text.Json;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Harvest.Yaml;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Harvesters;

/// <summary>Reads the file by which a repository describes its software: publiccode.yml or codemeta.json.</summary>
internal sealed class PubliccodeHarvester : IHarvester
{
    public const string Name = "publiccode";

    private const int MaxBytes = 1 << 20;

    public string Kind => Name;

    public string Accept => "application/yaml, text/yaml, application/ld+json, application/json, text/plain, */*;q=0.1";

    public string FirstPage(HarvestRequest request) => request.Source;

    public HarvestPage Read(HarvestDocument document, HarvestReading reading, CancellationToken cancellation)
    {
        string text = StrictText.Decode(document.Name, JsonText.Bytes(document, MaxBytes));
        bool isJson = text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal);
        using JsonDocument description = isJson ? JsonText.Parse(document, System.Text.Encoding.UTF8.GetBytes(text), 0) : ReadYaml(document, text);
        JsonElement root = description.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new HarvestException(document.Name, 1, "is no map of keys and values, and so neither publiccode.yml nor codemeta.json.");
        }

        var mapping = new SoftwareMapping(document, new TripleWriter(reading.Sink), reading);
        try
        {
            if (root.Member("publiccodeYmlVersion") is not null)
            {
                mapping.WritePubliccode(root);
            }
            else if (isJson && (root.Member("@context") is not null || root.Text("@type") is "SoftwareSourceCode" or "SoftwareApplication"))
            {
                mapping.WriteCodemeta(root);
            }
            else
            {
                throw new HarvestException(document.Name, 1, "has neither publiccodeYmlVersion nor the @context of CodeMeta, and so is neither publiccode.yml nor codemeta.json.");
            }
        }
        catch (InvalidDataException error)
        {
            throw new HarvestException(document.Name, 0, error.Message, error);
        }

        return new HarvestPage(null, null);
    }

    /// <summary>The slug of the software that a file describes; null where it cannot be read.</summary>
    public static string? SoftwareIn(string file)
    {
        var found = new Dataset();
        try
        {
            var request = new HarvestRequest { Kind = Name, Source = file, Name = "x" };
            new PubliccodeHarvester().Read(new HarvestDocument(file, null, null, file), new HarvestReading { Request = request, Sink = found, Report = _ => { } }, CancellationToken.None);
        }
        catch (HarvestException)
        {
            return null;
        }

        return found.Match(predicate: WellKnown.RdfType, @object: CivicVocabulary.Software).Select(q => q.Subject).OfType<Iri>().Select(s => s.Value[(s.Value.LastIndexOf('/') + 1)..]).FirstOrDefault();
    }

    private static JsonDocument ReadYaml(HarvestDocument document, string text)
    {
        try
        {
            return BoundedYaml.Read(text, MaxBytes);
        }
        catch (YamlFaultException error)
        {
            throw new HarvestException(document.Name, error.Line, error.Message, error);
        }
    }
}
