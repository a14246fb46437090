using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>What of an entry is compared, folded so that writing does not matter.</summary>
internal sealed class DuplicateThing(Iri iri)
{
    public Iri Iri { get; } = iri;

    public HashSet<string> Identifiers { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Pages { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Accesses { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Publishers { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Places { get; } = new(StringComparer.Ordinal);
}
