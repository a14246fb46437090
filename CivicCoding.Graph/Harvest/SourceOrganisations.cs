using System.Security.Cryptography;
using System.Text;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>The organisations that stand beside projects.jsonl, by their ids, without those that are natural persons.</summary>
internal sealed class SourceOrganisations
{
    /// <summary>Ids of organisations that are persons by their names, as the first 12 hexadecimal digits of their SHA-256, so that no name stands here.</summary>
    private static readonly HashSet<string> Persons = new(StringComparer.Ordinal) { "1a98b23ae2d8", "0768e6eaf424", "dd3635bcf76c" };

    /// <summary>Ids that mean what another source already names.</summary>
    private static readonly Dictionary<string, Iri> Same = new(StringComparer.Ordinal)
    {
        ["pic:999986678"] = CivicVocabulary.Id("organisations", "tu-berlin"),
        ["pic:881280600"] = CivicVocabulary.Id("organisations", "transparency-de"),
        ["org:correlaid"] = CivicVocabulary.Id("communities", "correlaid"),
    };

    private readonly Dictionary<string, SourceRecord> _records;

    public SourceOrganisations(SourceFile projects, CancellationToken cancellation)
    {
        _records = projects.Beside("organisations.jsonl").JsonLines(cancellation).Where(r => !IsPerson(r)).ToDictionary(r => r.Id, StringComparer.Ordinal);
    }

    /// <summary>The organisation's record, or null where it is a person or unknown.</summary>
    public SourceRecord? Find(string id) => _records.GetValueOrDefault(id);

    /// <summary>True where another source describes the organisation.</summary>
    public static bool IsDescribedElsewhere(string id) => Same.ContainsKey(id);

    /// <summary>The IRI of an organisation: its name, and for CORDIS its number, so that equal names stay apart.</summary>
    public static Iri IriOf(SourceRecord organisation)
    {
        string id = organisation.Id;
        if (Same.TryGetValue(id, out Iri? same))
        {
            return same;
        }

        string name = organisation.Required("name");
        return CivicVocabulary.Id("organisations", id.StartsWith("pic:", StringComparison.Ordinal) ? $"{Slug.Of(name, 36)}-{id[4..]}" : Slug.Of(name));
    }

    /// <summary>CORDIS withholds the town of a participant that is a natural person.</summary>
    private static bool IsPerson(SourceRecord organisation) =>
        (organisation.Id.StartsWith("pic:", StringComparison.Ordinal) && organisation.Text("city") is null)
        || Persons.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(organisation.Id)))[..12]);
}
