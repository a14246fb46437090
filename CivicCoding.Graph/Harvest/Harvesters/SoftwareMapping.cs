using System.Text.Json;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Harvesters;

/// <summary>Writes software in the words of docs/model.md. Its IRI is made from the address of its repository, so that it outlives a new name. People (contacts, authors, maintainers) are not taken.</summary>
internal sealed class SoftwareMapping(HarvestDocument document, TripleWriter writer, HarvestReading reading)
{
    private const int MinDescription = 10;
    private const int MaxDescription = 2_000;
    private const string Spdx = "http://spdx.org/licenses/";

    private static readonly string[] Languages = ["de", "en"];

    private static readonly Dictionary<string, string> Lives = new(StringComparer.OrdinalIgnoreCase)
    {
        ["concept"] = "Planned",
        ["development"] = "Active",
        ["beta"] = "Active",
        ["stable"] = "Active",
        ["obsolete"] = "Ended",
        ["wip"] = "Active",
        ["active"] = "Active",
        ["inactive"] = "Paused",
        ["suspended"] = "Paused",
        ["abandoned"] = "Ended",
        ["unsupported"] = "Ended",
        ["moved"] = "Ended",
    };

    /// <summary>Writes a publiccode.yml (version 0.x).</summary>
    public void WritePubliccode(JsonElement root)
    {
        string name = Required(root, "name");
        string repository = WebAddress.Clean(Required(root, "url")) ?? throw new HarvestException(document.Name, 0, $"url \"{root.Text("url")}\" is no web address; it names the repository.");
        Iri software = Begin(name, repository);
        JsonElement? description = root.Member("description");
        foreach (string language in Languages)
        {
            JsonElement? said = description?.Member(language) ?? description?.Member(language + (language == "de" ? "-DE" : "-GB"));
            if (said is { } here)
            {
                if (here.Text("localisedName") is { } local && local != name)
                {
                    writer.Text(software, Vocabulary.AltLabel, local, language);
                }

                Describe(software, here.Text("shortDescription"), language);
            }
        }

        Link(software, Vocabulary.Homepage, "landingURL", root.Text("landingURL"));
        Licence(software, root.Member("legal")?.Text("license"));
        Life(software, root.Text("developmentStatus"));
        Topics(software, root.Items("categories").Select(JsonText.Plain));
    }

    /// <summary>Writes a codemeta.json (version 2 or 3).</summary>
    public void WriteCodemeta(JsonElement root)
    {
        string name = Required(root, "name");
        string address = root.Text("codeRepository") ?? root.Text("identifier") ?? root.Text("url") ?? throw new HarvestException(document.Name, 0, "has no codeRepository; it names the software for good.");
        string repository = WebAddress.Clean(address.StartsWith("git+", StringComparison.Ordinal) ? address[4..] : address) ?? throw new HarvestException(document.Name, 0, $"codeRepository \"{address}\" is no web address.");
        Iri software = Begin(name, repository);
        string language = root.Text("inLanguage") is { } said && said.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? "de" : "en";
        Describe(software, root.Text("description"), language);
        Link(software, Vocabulary.Homepage, "url", root.Text("url"));
        JsonElement? licence = root.Member("license");
        foreach (string? value in licence is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(LicenceOf) : [licence is { } one ? LicenceOf(one) : null])
        {
            Licence(software, value);
        }

        Life(software, root.Text("developmentStatus") is { } status ? status[(status.LastIndexOfAny(['/', '#']) + 1)..] : null);
        Topics(software, root.Member("keywords") is { ValueKind: JsonValueKind.Array } words ? words.EnumerateArray().Select(JsonText.Plain) : root.Text("keywords")?.Split(',') ?? []);
    }

    private static string? LicenceOf(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.Text("url") ?? value.Text("@id") ?? value.Text("name") : JsonText.Plain(value);

    private Iri Begin(string name, string repository)
    {
        var address = new Uri(repository);
        string path = address.AbsolutePath.TrimEnd('/');
        path = path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path;
        Iri software = CivicVocabulary.Id("software", Slug.Of(address.Host + path, 100));
        writer.Type(software, CivicVocabulary.Software);
        writer.Text(software, Vocabulary.Label, name, "en");
        writer.Text(software, Vocabulary.Identifier, repository);
        writer.Add(software, Vocabulary.Repository, new Iri(repository));
        writer.Add(software, Vocabulary.Source, new Iri(document.Address is { } at && WebAddress.Clean(at) is { } clean ? clean : repository));
        return software;
    }

    private void Describe(Iri software, string? text, string language)
    {
        string? plain = text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain is null)
        {
            return;
        }

        if (plain.Length is < MinDescription or > MaxDescription)
        {
            reading.Problem(software.Value, $"the description ({language}) has {plain.Length} characters, not {MinDescription} to {MaxDescription}, and was left out.");
            return;
        }

        writer.Text(software, Vocabulary.Description, plain, language);
    }

    /// <summary>An SPDX identifier or the address of a licence. Of alternatives (OR) each is one; a combination (AND, WITH) is none of its parts and is left out.</summary>
    private void Licence(Iri software, string? expression)
    {
        if (string.IsNullOrWhiteSpace(expression))
        {
            return;
        }

        foreach (string part in expression.Trim('(', ')', ' ').Split(" OR ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string id = part.StartsWith("https://spdx.org/licenses/", StringComparison.OrdinalIgnoreCase) || part.StartsWith(Spdx, StringComparison.OrdinalIgnoreCase) ? part[(part.LastIndexOf('/') + 1)..] : part;
            id = id.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? id[..^5] : id;
            if (CodeTable.Shared.Find("licence", id) is { } known)
            {
                writer.Add(software, Vocabulary.License, known.Iri);
            }
            else if (WebAddress.Clean(id) is { } address)
            {
                Licence(software, new Iri(address), address);
            }
            else if (id.Length is > 0 and < 80 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '+'))
            {
                Licence(software, new Iri(Spdx + id), id);
            }
            else
            {
                reading.Problem(software.Value, $"the licence \"{part}\" is neither an SPDX identifier nor an address and was left out.");
            }
        }
    }

    private void Licence(Iri software, Iri licence, string name)
    {
        writer.Add(software, Vocabulary.License, licence);
        writer.Type(licence, Vocabulary.LicenseDocument);
        writer.Text(licence, Vocabulary.Label, name, "en");
    }

    private void Life(Iri software, string? status)
    {
        if (status is not null && Lives.TryGetValue(status, out string? life))
        {
            writer.Add(software, CivicVocabulary.Lifecycle, CivicVocabulary.Term(life));
        }
    }

    private void Topics(Iri software, IEnumerable<string?> names)
    {
        foreach (TopicEntry topic in TopicTable.Shared.FindAll(names.OfType<string>().SelectMany(n => new[] { n, n.Replace('-', ' ') })))
        {
            writer.Add(software, Vocabulary.Subject, topic.Iri);
        }
    }

    private void Link(Iri software, Iri property, string field, string? value)
    {
        if (!writer.Link(software, property, value))
        {
            reading.Problem(software.Value, $"{field} \"{value}\" is no web address and was left out.");
        }
    }

    private string Required(JsonElement root, string field) => root.Text(field) ?? throw new HarvestException(document.Name, 0, $"has no {field}; every description needs one.");
}
