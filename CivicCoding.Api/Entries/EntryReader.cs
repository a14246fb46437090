using System.Security.Cryptography;
using System.Text;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>Reads what the public graphs say of a thing in the fields of its form, and the tag that stands for exactly that.</summary>
internal sealed class EntryReader(GraphReading reading)
{
    public async Task<IReadOnlyList<EntryValue>> ReadAsync(KindForm form, Iri thing, CancellationToken cancellation)
    {
        IReadOnlyList<Term?[]> rows = await reading.SelectAsync(
            $"SELECT DISTINCT ?p ?o WHERE {{ VALUES ?p {{ {NetworkReader.Join(form.Fields.Select(f => f.Path))} }} <{thing.Value}> ?p ?o . FILTER(!isBlank(?o)) }}", cancellation);
        return [.. form.Fields.SelectMany(f => rows.Where(r => f.Path.Equals(r[0])).Select(r => new EntryValue(f, r[1]!)).OrderBy(v => v.Value.ToString(), StringComparer.Ordinal))];
    }

    /// <summary>The entity tag of some values (RFC 9110, section 8.8.3); null where there are none.</summary>
    public static string? Tag(IReadOnlyList<EntryValue> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        string text = string.Join('\n', values.Select(v => $"{v.Field.Path} {v.Value}").Order(StringComparer.Ordinal));
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24]}\"";
    }
}
