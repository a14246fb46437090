using System.Globalization;
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

    /// <summary>What somebody else changed meanwhile; empty where nobody did.</summary>
    public IReadOnlyList<DifferenceLine> Differences { get; protected set; } = [];

    /// <summary>The tag of what the form was filled from, so that nobody's change is lost.</summary>
    public string Seen { get; protected set; } = "";

    /// <summary>The field for which another empty part is shown.</summary>
    public string? More { get; protected set; }

    /// <summary>Where the form is sent.</summary>
    public abstract string Action { get; }

    public IEnumerable<FormField> Hideable => Form.Fields.Where(f => f.CanHide);

    /// <summary>The control to which an error leads.</summary>
    public string TargetOf(string error)
    {
        string[] path = error.Split('.');
        if (error == "visibility")
        {
            return "visibility";
        }

        FormField? field = Form.Field(path[0]);
        FormField? inner = path.Length == 3 ? field?.Parts.FirstOrDefault(f => f.Name == path[2]) : field;
        return "f-" + error.Replace('.', '-') + (inner is { Type: Entries.FieldType.LocalText } ? "-de" : "");
    }

    /// <summary>The name of the field that an error is about.</summary>
    public string LabelOf(string error)
    {
        string[] path = error.Split('.');
        if (Form.Field(path[0]) is not { } field)
        {
            return error == "visibility" ? T(RegisterTexts.Visibility) : error;
        }

        return path.Length == 3 && field.Parts.FirstOrDefault(f => f.Name == path[2]) is { } inner && int.TryParse(path[1], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? $"{T(field.Label)} {index + 1}, {T(inner.Label)}"
            : T(field.Label);
    }

    /// <summary>The parts of a field as the form shows them: those that are there, and empty ones to fill in.</summary>
    public IReadOnlyList<EntryInput> PartsOf(FormField field)
    {
        List<EntryInput> there = [.. Input.Parts.GetValueOrDefault(field.Name) ?? []];
        int empty = More == field.Name || !there.Exists(p => p.IsEmpty) ? 1 : 0;
        return [.. there, .. Enumerable.Range(0, Math.Min(empty, FormField.MaxValues - there.Count)).Select(_ => new EntryInput())];
    }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        // The protection of forms asks for exactly this, and warns where a page says less.
        Response.Headers.CacheControl = "no-cache, no-store";
        Response.Headers.Pragma = "no-cache";
    }

    protected async Task LoadOptionsAsync(CancellationToken cancellation)
    {
        foreach (FormField field in Fields.SelectMany(f => f.Parts.Append(f)).Where(f => f.Type is Entries.FieldType.Choice or Entries.FieldType.Reference))
        {
            if (await references.OptionsAsync(field, Language, cancellation) is { Count: > 0 } options)
            {
                Options[field.Key] = options;
            }
        }
    }

    /// <summary>The input of a posted form.</summary>
    protected EntryInput ReadForm(IFormCollection form)
    {
        var input = new EntryInput();
        foreach (FormField field in Form.Fields)
        {
            if (field.Type == Entries.FieldType.Part)
            {
                ReadParts(form, field, input);
            }
            else
            {
                ReadField(form, field, "", input);
            }

            if (field.CanHide)
            {
                input.Visibility[field.Name] = form["internal"].Contains(field.Name, StringComparer.Ordinal) ? EntryDocument.InternalWord : EntryDocument.PublicWord;
            }
        }

        Seen = form["seen"].ToString();
        string more = form["more"].ToString();
        More = Form.Field(more) is { Type: Entries.FieldType.Part } ? more : null;
        return input;
    }

    /// <summary>Values as an input, to be changed in the form.</summary>
    protected static EntryInput InputOf(IReadOnlyList<EntryValue> values)
    {
        var input = new EntryInput();
        Fill(input, values);
        foreach (EntryValue value in values.Where(v => v.Field.CanHide))
        {
            input.Visibility[value.Field.Name] = value.Internal ? EntryDocument.InternalWord : EntryDocument.PublicWord;
        }

        return input;
    }

    private static void ReadParts(IFormCollection form, FormField field, EntryInput input)
    {
        for (int i = 0; i <= FormField.MaxValues; i++)
        {
            string prefix = string.Create(CultureInfo.InvariantCulture, $"{field.Name}.{i}.");
            if (!form.ContainsKey(prefix + "part"))
            {
                break;
            }

            if (form[prefix + "remove"] == "yes")
            {
                continue;
            }

            EntryInput part = input.AddPart(field.Name);
            string name = form[prefix + "part"].ToString();
            part.PartName = PartNames.IsName(name) ? name : null;
            foreach (FormField inner in field.Parts)
            {
                ReadField(form, inner, prefix, part);
            }
        }
    }

    private static void ReadField(IFormCollection form, FormField field, string prefix, EntryInput input)
    {
        if (field.Type == Entries.FieldType.LocalText)
        {
            foreach (string language in new[] { "de", "en" })
            {
                foreach (string? text in form[$"{prefix}{field.Name}.{language}"].Where(t => !string.IsNullOrWhiteSpace(t)))
                {
                    input.Add(field.Name, new FieldValue(text!, language));
                }
            }

            return;
        }

        foreach (string line in form[prefix + field.Name].SelectMany(t => (t ?? "").Split('\n', FormField.MaxValues + 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            input.Add(field.Name, new FieldValue(line));
        }
    }

    private static void Fill(EntryInput input, IReadOnlyList<EntryValue> values)
    {
        foreach (EntryValue value in values)
        {
            if (value.Field.Type == Entries.FieldType.Part)
            {
                EntryInput part = input.AddPart(value.Field.Name);
                part.PartName = value.PartName;
                Fill(part, value.Inner);
            }
            else
            {
                input.Add(value.Field.Name, value.Value is Literal literal ? new FieldValue(literal.Lexical, literal.Language) : new FieldValue(((Iri)value.Value).Value));
            }
        }
    }
}
