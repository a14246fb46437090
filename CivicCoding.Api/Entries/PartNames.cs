using System.Globalization;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>The names of parts: fragments of the thing's IRI that stay the same while a part does.</summary>
internal static class PartNames
{
    public static bool IsName(string name) => name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>The values with a name for every part, none twice.</summary>
    public static IEnumerable<EntryValue> Assign(IReadOnlyList<EntryValue> values)
    {
        HashSet<string> taken = new(values.Select(v => v.PartName).Where(n => n.Length > 0), StringComparer.Ordinal);
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach (EntryValue value in values)
        {
            if (value.Field.Type != FieldType.Part || (value.PartName.Length > 0 && used.Add(value.PartName)))
            {
                yield return value;
                continue;
            }

            string wish = Wish(value);
            string name = wish;
            for (int number = 2; taken.Contains(name) || used.Contains(name); number++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{wish}-{number}");
            }

            used.Add(name);
            yield return value with { PartName = name };
        }
    }

    /// <summary>A participation is named by who takes part, any other part by its field.</summary>
    private static string Wish(EntryValue value) =>
        value.Inner.Where(v => v.Field.Type == FieldType.Reference && v.Field.MinCount > 0).Select(v => v.Value).OfType<Iri>().FirstOrDefault() is { } named
            ? Slug.Of(named.Value[(named.Value.LastIndexOfAny(['/', '#']) + 1)..])
            : value.Field.Name.ToLowerInvariant();
}
