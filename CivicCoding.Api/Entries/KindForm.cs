using CivicCoding.Api.Languages;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Entries;

/// <summary>What an entry of a kind consists of: its fields in the order of the shapes.</summary>
internal sealed record KindForm(EntityKind Kind, Phrase Singular, IReadOnlyList<FormField> Fields)
{
    public FormField? Field(string name) => Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));
}
