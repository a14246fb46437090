using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>The operations of one update request, which are carried out in order and as one transaction.</summary>
public sealed record UpdateRequest(ImmutableArray<UpdateOperation> Operations);
