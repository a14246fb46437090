using System.Security.Cryptography;
using System.Text;
using CivicCoding.Api.Network;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>Reads what the graph says of a thing in the fields of its form, and the tag that stands for exactly that.</summary>
internal sealed class EntryReader(GraphReading reading, IGraphStore store)
{
    /// <summary>What everybody sees.</summary>
    public async Task<IReadOnlyList<EntryValue>> ReadAsync(KindForm form, Iri thing, CancellationToken cancellation)
    {
        var content = new Dataset();
        string paths = NetworkReader.Join(form.Fields.Where(f => f.Type != FieldType.Part).Select(f => f.Path));
        await reading.ConstructAsync($"CONSTRUCT {{ {thing} ?p ?o }} WHERE {{ VALUES ?p {{ {paths} }} {thing} ?p ?o . FILTER(!isBlank(?o)) }}", content, cancellation);
        foreach (FormField field in form.Fields.Where(f => f.Type == FieldType.Part))
        {
            string link = field.Inverse ? $"?part {field.Path} {thing}" : $"{thing} {field.Path} ?part";
            await reading.ConstructAsync($"CONSTRUCT {{ {link} . ?part ?p ?o }} WHERE {{ {link} . FILTER(isIRI(?part) && STRSTARTS(STR(?part), {PartPrefix(thing)})) VALUES ?p {{ {NetworkReader.Join(field.Parts.Select(f => f.Path))} }} ?part ?p ?o . FILTER(!isBlank(?o)) }}", content, cancellation);
        }

        return Values(form, thing, content, _ => false);
    }

    /// <summary>What editors and the one who entered it see.</summary>
    public async Task<IReadOnlyList<EntryValue>> ReadAllAsync(KindForm form, Iri thing, CancellationToken cancellation)
    {
        var hidden = new Dataset();
        await store.GetGraphAsync(EntryTriples.PrivateGraphOf(thing), hidden, cancellation);
        return [.. await ReadAsync(form, thing, cancellation), .. Values(form, thing, hidden, _ => true)];
    }

    /// <summary>The values that triples hold, in the order of the form's fields.</summary>
    public static IReadOnlyList<EntryValue> Values(KindForm form, Iri thing, Dataset content, Func<FormField, bool> isInternal) =>
    [
        .. form.Fields.SelectMany(f => (f.Type == FieldType.Part ? Parts(f, thing, content) : content.Match(thing, f.Path).Select(q => new EntryValue(f, q.Object) { Internal = isInternal(f) })).OrderBy(v => v.Value.ToString(), StringComparer.Ordinal)),
    ];

    /// <summary>The entity tag of some values (RFC 9110, section 8.8.3); null where there are none.</summary>
    public static string? Tag(IReadOnlyList<EntryValue> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        string text = string.Join('\n', values.Select(v => $"{v.Field.Path} {v.Value}{(v.Internal ? " internal" : "")}").Order(StringComparer.Ordinal));
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24]}\"";
    }

    internal static string PartPrefix(Iri thing) => new Literal(thing.Value + "#").ToString();

    private static IEnumerable<EntryValue> Parts(FormField field, Iri thing, Dataset content)
    {
        IEnumerable<Term> parts = field.Inverse ? content.Match(null, field.Path, thing).Select(q => q.Subject) : content.Match(thing, field.Path).Select(q => q.Object);
        foreach (Iri part in parts.OfType<Iri>().Distinct().Where(p => p.Value.StartsWith(thing.Value + "#", StringComparison.Ordinal)))
        {
            yield return EntryValue.Part(field, part.Value[(thing.Value.Length + 1)..], [.. field.Parts.SelectMany(f => content.Match(part, f.Path).Select(q => new EntryValue(f, q.Object)))]);
        }
    }
}
