using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>Two entries of a kind that may be one.</summary>
/// <param name="Kind">Their kind.</param>
/// <param name="First">The one whose IRI comes first.</param>
/// <param name="Second">The other.</param>
/// <param name="Reasons">What they have in common, what says most first.</param>
internal sealed record DuplicatePair(EntityKind Kind, Iri First, Iri Second, IReadOnlyList<DuplicateReason> Reasons)
{
    /// <summary>What is called by a name when the pair is shown.</summary>
    public IEnumerable<Iri> Named => [First, Second, .. Reasons.Where(r => r.Kind is DuplicateReasonKind.Publisher or DuplicateReasonKind.Place).Select(r => new Iri(r.Value))];

    /// <summary>How much speaks for it, 0 to 1.</summary>
    public double Confidence => Math.Min(1, Reasons.Sum(r => r.Weight));
}
