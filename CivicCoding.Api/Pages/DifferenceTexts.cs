using CivicCoding.Api.Entries;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Pages;

/// <summary>Puts differences into words: names in place of IRIs, dates and numbers in the form of the language.</summary>
internal static class DifferenceTexts
{
    public static async Task<IReadOnlyList<DifferenceLine>> OfAsync(IReadOnlyList<EntryDifference> differences, NetworkReader network, Language language, CancellationToken cancellation)
    {
        IEnumerable<EntryValue> values = differences.SelectMany(d => d.Now.Concat(d.Yours));
        Iri[] iris = [.. values.SelectMany(v => v.Inner.Append(v)).Select(v => v.Value).OfType<Iri>().Distinct()];
        IReadOnlyDictionary<string, LocalText> names = await network.NamesAsync(iris, language, cancellation);
        return [.. differences.Select(d => new DifferenceLine(d.Field.Label.In(language), [.. d.Now.Select(v => Text(v, names, language))], [.. d.Yours.Select(v => Text(v, names, language))]))];
    }

    private static string Text(EntryValue value, IReadOnlyDictionary<string, LocalText> names, Language language)
    {
        string text = value.Value switch
        {
            _ when value.Field.Type == FieldType.Part => string.Join("; ", value.Inner.Select(v => $"{v.Field.Label.In(language)}: {Text(v, names, language)}")),
            Literal { Language: { } tag } words => $"{words.Lexical} ({tag})",
            Literal words => ValueText.Of(words, value.Field.Path.Value, language),
            Iri iri when names.TryGetValue(iri.Value, out LocalText? name) => name.Text,
            _ => EntryDocument.Plain(value.Value),
        };
        return value.Internal ? $"{text} ({RegisterTexts.NotPublic.In(language)})" : text;
    }
}
