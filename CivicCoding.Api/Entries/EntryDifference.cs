using CivicCoding.Api.Languages;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>A field in which two versions differ.</summary>
internal sealed record EntryDifference(FormField Field, IReadOnlyList<Term> Now, IReadOnlyList<Term> Yours)
{
    public static IReadOnlyList<EntryDifference> Between(KindForm form, IReadOnlyList<EntryValue> now, IReadOnlyList<EntryValue> yours)
    {
        List<EntryDifference> differences = [];
        foreach (FormField field in form.Fields)
        {
            Term[] first = [.. now.Where(v => v.Field == field).Select(v => v.Value)];
            Term[] second = [.. yours.Where(v => v.Field == field).Select(v => v.Value)];
            if (!first.ToHashSet().SetEquals(second))
            {
                differences.Add(new EntryDifference(field, first, second));
            }
        }

        return differences;
    }

    /// <summary>As the API shows it.</summary>
    public object Document(Language language) => new { field = Field.Name, label = Field.Label.In(language), now = Now.Select(EntryDocument.Plain), yours = Yours.Select(EntryDocument.Plain) };
}
