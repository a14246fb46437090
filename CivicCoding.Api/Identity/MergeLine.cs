using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>A quad that a merge took away.</summary>
/// <param name="Old">The quad as it was.</param>
/// <param name="Added">True where what it became was not there before.</param>
internal sealed record MergeLine(Quad Old, bool Added);
