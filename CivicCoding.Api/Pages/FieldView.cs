using CivicCoding.Api.Entries;

namespace CivicCoding.Api.Pages;

/// <summary>A field with the page whose form it is in.</summary>
internal sealed record FieldView(EntryFormModel Page, FormField Field)
{
    public FieldError? Error { get; } = Page.ErrorOf(Field);

    public string Invalid => Error is null ? "false" : "true";

    /// <summary>True where several values are typed, one a line.</summary>
    public bool ByLines => Field.MaxCount > 1 && (Field.Type is FieldType.Reference or FieldType.WebAddress);

    public string? InputMode => Field.Type is FieldType.Decimal or FieldType.Integer ? "decimal" : null;

    public string LineHint => !ByLines ? "" : Page.T(Field.Type == FieldType.Reference ? RegisterTexts.OneALine : RegisterTexts.AddressALine);

    public string Lines => string.Join('\n', Page.Input.Texts(Field.Name));

    public string? First => Page.Input.Texts(Field.Name).FirstOrDefault();

    public bool Has(string value) => Page.Input.Texts(Field.Name).Contains(value, StringComparer.Ordinal);

    /// <summary>The partial view that shows it.</summary>
    public string View =>
        Field.Type == FieldType.LocalText ? "_FieldTexts"
        : !Page.Options.ContainsKey(Field.Name) ? (ByLines ? "_FieldLines" : "_FieldInput")
        : Field.MaxCount > 1 ? "_FieldChoices" : "_FieldSelect";
}
