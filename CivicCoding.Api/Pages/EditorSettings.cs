using System.Text.Json;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Api.Pages;

/// <summary>What the query editor's script is told by its page: texts, formats, and the nonce of its styles.</summary>
internal static class EditorSettings
{
    public static string Of(Language language, string nonce)
    {
        var texts = EditorTexts.All.ToDictionary(t => t.Key, object (t) => t.Text.In(language), StringComparer.Ordinal);
        texts["kinds"] = KindNames(language);
        texts["network"] = NetworkTexts.Of(language);
        return JsonSerializer.Serialize(new
        {
            nonce,
            texts,
            formats = new { select = Names(QueryForm.Select), ask = Names(QueryForm.Ask), triples = Names(QueryForm.Construct) },
        });
    }

    internal static Dictionary<string, string> KindNames(Language language) => Kinds.All.ToDictionary(k => k.Plural, k => k.Singular(language), StringComparer.Ordinal);

    private static string[] Names(QueryForm form) => [.. AnswerFormat.Of(form).Select(f => f.Name).Where(n => n != "table").Distinct(StringComparer.Ordinal)];
}
