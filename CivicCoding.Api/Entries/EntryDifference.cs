using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Entries;

/// <summary>A field in which two versions differ.</summary>
internal sealed record EntryDifference(FormField Field, IReadOnlyList<EntryValue> Now, IReadOnlyList<EntryValue> Yours)
{
    public static IReadOnlyList<EntryDifference> Between(KindForm form, IReadOnlyList<EntryValue> now, IReadOnlyList<EntryValue> yours)
    {
        List<EntryDifference> differences = [];
        foreach (FormField field in form.Fields)
        {
            EntryValue[] first = [.. now.Where(v => v.Field == field)];
            EntryValue[] second = [.. yours.Where(v => v.Field == field)];
            if (!first.Select(v => (v.Value, v.Internal)).ToHashSet().SetEquals(second.Select(v => (v.Value, v.Internal))))
            {
                differences.Add(new EntryDifference(field, first, second));
            }
        }

        return differences;
    }

    /// <summary>As the API shows it.</summary>
    public object Document(Language language) => new { field = Field.Name, label = Field.Label.In(language), now = Now.Select(v => EntryDocument.Plain(v.Value)), yours = Yours.Select(v => EntryDocument.Plain(v.Value)) };
}
