using CivicCoding.Api.Entries;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Rdf;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CivicCoding.Api.Pages;

/// <summary>A page with the form of a kind: what was typed, what is wrong with it, what can be chosen.</summary>
internal abstract class EntryFormModel(ReferenceResolver references) : CivicPage
{
    /// <summary>Fields that are filled in for people.</summary>
    private static readonly string[] s_filled = ["status", "title"];

    public override string Section => "register";

    public KindForm Form { get; protected set; } = null!;

    public EntryInput Input { get; protected set; } = new();

    public IReadOnlyList<FieldError> Errors { get; protected set; } = [];

    public IReadOnlyList<Duplicate> Alike { get; protected set; } = [];

    public IEnumerable<FormField> Fields => Form.Fields.Where(f => !s_filled.Contains(f.Name, StringComparer.Ordinal));

    /// <summary>What a field can take, by its name; fields without an entry are typed.</summary>
    public Dictionary<string, IReadOnlyList<ThingLink>> Options { get; } = new(StringComparer.Ordinal);

    public FieldError? ErrorOf(FormField field) => Errors.FirstOrDefault(e => e.Field == field.Name);

    public string? DescribedBy(FormField field) => ErrorOf(field) is null ? $"help-{field.Name}" : $"error-{field.Name} help-{field.Name}";

    /// <summary>The control to which an error leads.</summary>
    public static string TargetOf(KindForm form, string field) => form.Field(field) is { Type: Entries.FieldType.LocalText } ? $"f-{field}-de" : $"f-{field}";

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Response.Headers.CacheControl = "no-store";
    }

    protected async Task LoadOptionsAsync(CancellationToken cancellation)
    {
        foreach (FormField field in Fields.Where(f => f.Type is Entries.FieldType.Choice or Entries.FieldType.Reference))
        {
            if (await references.OptionsAsync(field, Language, cancellation) is { Count: > 0 } options)
            {
                Options[field.Name] = options;
            }
        }
    }

    /// <summary>The input of a posted form.</summary>
    protected EntryInput ReadForm(IFormCollection form)
    {
        var input = new EntryInput();
        foreach (FormField field in Form.Fields)
        {
            if (field.Type == Entries.FieldType.LocalText)
            {
                foreach (string language in new[] { "de", "en" })
                {
                    foreach (string? text in form[$"{field.Name}.{language}"].Where(t => !string.IsNullOrWhiteSpace(t)))
                    {
                        input.Add(field.Name, new FieldValue(text!, language));
                    }
                }
            }
            else
            {
                foreach (string line in form[field.Name].SelectMany(t => (t ?? "").Split('\n', FormField.MaxValues + 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
                {
                    input.Add(field.Name, new FieldValue(line));
                }
            }
        }

        return input;
    }

    /// <summary>Values as an input, to be changed in the form.</summary>
    protected static EntryInput InputOf(IReadOnlyList<EntryValue> values)
    {
        var input = new EntryInput();
        foreach (EntryValue value in values)
        {
            input.Add(value.Field.Name, value.Value is Literal literal ? new FieldValue(literal.Lexical, literal.Language) : new FieldValue(((Iri)value.Value).Value));
        }

        return input;
    }
}
