namespace CivicCoding.Matching.Corpus;

/// <summary>A need of a project or an offer of an organisation.</summary>
/// <param name="Iri">Its IRI, or null where it was only written into a free-text request.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Its name in one language.</param>
/// <param name="Text">All its words.</param>
/// <param name="Concepts">The IRIs of skills and topics that it names.</param>
/// <param name="Region">The country or region it is bound to, or null.</param>
/// <param name="Deadline">The last day it stands, or null.</param>
public sealed record NeedOrOffer(string? Iri, ResourceKind Kind, string Name, string Text, IReadOnlyList<string> Concepts, string? Region = null, DateOnly? Deadline = null)
{
    public string NameGerman { get; init; } = "";

    /// <summary>The concept of the kind, as the graph names it, or null.</summary>
    public string? KindIri { get; init; }
}
