using CivicCoding.Api.Entries;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>A merge: two things that are one, of which one IRI is kept. The same rules move what is there and what a later import of the source brings.</summary>
internal sealed record MergeRecord
{
    private static readonly Iri s_altLabel = new("http://www.w3.org/2004/02/skos/core#altLabel");

    /// <summary>The IRI that leads to the other from now on.</summary>
    public required Iri Gone { get; init; }

    /// <summary>The IRI that is kept.</summary>
    public required Iri Kept { get; init; }

    /// <summary>The key that merged them.</summary>
    public required string Who { get; init; }

    public DateTimeOffset When { get; init; }

    /// <summary>The new names of the merged thing and of its parts.</summary>
    public required IReadOnlyDictionary<Iri, Iri> Names { get; init; }

    /// <summary>The properties of the merged thing that the kept one has and that take one value, each with its language where it has one: its own value stays.</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The names of the merged thing that become further names.</summary>
    public IReadOnlySet<string> OtherNames { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The property and language of a value, by which single values are told apart.</summary>
    public static string Key(Iri property, Term value) => value is Literal { Language: { } language } ? $"{property.Value} @{language.ToLowerInvariant()}" : property.Value;

    public bool Touches(Quad quad) => !MergeGraphs.StaysOut(quad.Graph) && (IsNamed(quad.Subject) || IsNamed(quad.Object));

    /// <summary>What a quad about the merged thing becomes; null where nothing is left to say.</summary>
    public Quad? Rewrite(Quad quad)
    {
        if (!Touches(quad))
        {
            return quad;
        }

        Iri property = quad.Predicate;
        if (quad.Subject.Equals(Gone))
        {
            string key = Key(property, quad.Object);
            if (LeftOut.Contains(key))
            {
                return null;
            }

            property = OtherNames.Contains(key) ? s_altLabel : property;
        }

        Term subject = Renamed(quad.Subject);
        Term value = Renamed(quad.Object);
        bool onlyItself = subject.Equals(value) && !quad.Subject.Equals(quad.Object);
        return onlyItself ? null : new Quad(subject, property, value, quad.Graph is { } graph && graph.Equals(EntryTriples.PrivateGraphOf(Gone)) ? EntryTriples.PrivateGraphOf(Kept) : quad.Graph);
    }

    private Term Renamed(Term term) => NewName(term) ?? term;

    private bool IsNamed(Term term) => NewName(term) is not null;

    /// <summary>Parts that came after the merge keep their names below the new one.</summary>
    private Iri? NewName(Term term) =>
        term is not Iri iri ? null
        : Names.TryGetValue(iri, out Iri? name) ? name
        : iri.Value.Length > Gone.Value.Length && iri.Value[Gone.Value.Length] == '#' && iri.Value.StartsWith(Gone.Value, StringComparison.Ordinal) ? new Iri(Kept.Value + iri.Value[Gone.Value.Length..])
        : null;
}
