using CivicCoding.Api.Entries;

namespace CivicCoding.Api.Pages;

/// <summary>A field with the page whose form it is in; within a part with the part's place.</summary>
internal sealed record FieldView(EntryFormModel Page, FormField Field, EntryInput Input, string Prefix = "")
{
    /// <summary>The name under which the value is sent.</summary>
    public string Name { get; } = Prefix + Field.Name;

    public string Id { get; } = "f-" + (Prefix + Field.Name).Replace('.', '-');

    public string HelpId => "help" + Id[1..];

    public string ErrorId => "error" + Id[1..];

    public FieldError? Error => Page.Errors.FirstOrDefault(e => e.Field == Name);

    public string DescribedBy => Error is null ? HelpId : $"{ErrorId} {HelpId}";

    public string Invalid => Error is null ? "false" : "true";

    public bool Required => Prefix.Length > 0 ? Field.MinCount > 0 : Field.Required;

    public string Label => Page.T(Field.Label);

    /// <summary>True where several values are typed, one a line.</summary>
    public bool ByLines => Field.MaxCount > 1 && (Field.Type is FieldType.Reference or FieldType.WebAddress);

    public string? InputMode => Field.Type is FieldType.Decimal or FieldType.Integer ? "decimal" : Field.Name == "contact" ? "email" : null;

    public string LineHint => !ByLines ? "" : Page.T(Field.Type == FieldType.Reference ? RegisterTexts.OneALine : RegisterTexts.AddressALine);

    public string Lines => string.Join('\n', Input.Texts(Field.Name));

    public string? First => Input.Texts(Field.Name).FirstOrDefault();

    public IReadOnlyList<Network.ThingLink> Options => Page.Options[Field.Key];

    public bool Has(string value) => Input.Texts(Field.Name).Contains(value, StringComparer.Ordinal);

    /// <summary>The partial view that shows it.</summary>
    public string View =>
        Field.Type == FieldType.Part ? "_FieldParts"
        : Field.Type == FieldType.LocalText ? "_FieldTexts"
        : !Page.Options.ContainsKey(Field.Key) ? (ByLines ? "_FieldLines" : "_FieldInput")
        : Field.MaxCount > 1 ? "_FieldChoices" : "_FieldSelect";
}
