using System.Globalization;
using System.Text.Json.Nodes;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>An entry as JSON of the same form that the API takes.</summary>
internal static class EntryDocument
{
    public const string PublicWord = "public";
    public const string InternalWord = "internal";

    public static JsonObject Of(KindForm form, Iri thing, IReadOnlyList<EntryValue> values)
    {
        var document = new JsonObject { ["id"] = thing.Value, ["kind"] = form.Kind.Plural };
        Add(document, values);
        var visibility = new JsonObject();
        foreach (EntryValue value in values.Where(v => v.Internal || v.Field.Internal))
        {
            visibility[value.Field.Name] = value.Internal ? InternalWord : PublicWord;
        }

        if (visibility.Count > 0)
        {
            document["visibility"] = visibility;
        }

        return document;
    }

    private static void Add(JsonObject document, IReadOnlyList<EntryValue> values)
    {
        foreach (IGrouping<FormField, EntryValue> field in values.GroupBy(v => v.Field))
        {
            document[field.Key.Name] = field.Key.Type switch
            {
                FieldType.Part => new JsonArray([.. field.Select(Part)]),
                FieldType.LocalText => Texts([.. field.Select(v => v.Value).OfType<Literal>()]),
                _ when field.Key.MaxCount == 1 => One(field.Key, field.First().Value),
                _ => new JsonArray([.. field.Select(v => One(v.Field, v.Value))]),
            };
        }
    }

    private static JsonObject Part(EntryValue part)
    {
        var document = new JsonObject { ["part"] = part.PartName };
        Add(document, part.Inner);
        return document;
    }

    /// <summary>The lexical form or IRI.</summary>
    public static string Plain(Term term) => term switch
    {
        Literal { Language: { } language } literal => $"{literal.Lexical} ({language})",
        Literal literal => literal.Lexical,
        Iri iri => iri.Value,
        _ => term.ToString()!,
    };

    private static JsonObject Texts(IReadOnlyList<Literal> texts)
    {
        var document = new JsonObject();
        foreach (Literal text in texts)
        {
            document[text.Language is { } language && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "de"] = text.Lexical;
        }

        return document;
    }

    private static JsonNode One(FormField field, Term value) =>
        field.Type is FieldType.Decimal or FieldType.Integer && value is Literal literal && decimal.TryParse(literal.Lexical, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)
            ? JsonValue.Create(number)
            : JsonValue.Create(value is Literal text ? text.Lexical : Plain(value));
}
