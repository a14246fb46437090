namespace CivicCoding.Api.Entries;

/// <summary>What checking an input gave: values, or what is wrong with it.</summary>
internal sealed record CheckedEntry(KindForm Form, IReadOnlyList<EntryValue> Values, IReadOnlyList<FieldError> Errors)
{
    public bool IsValid => Errors.Count == 0;
}
