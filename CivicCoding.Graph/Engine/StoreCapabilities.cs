namespace CivicCoding.Graph;

/// <summary>What a store can do beyond the protocols.</summary>
/// <param name="Name">The kind of store, for messages.</param>
/// <param name="PropertyFunctions">Registered property functions work inside queries.</param>
/// <param name="ChangeFeed">The store tells every change in order.</param>
/// <param name="ExactDataset">The W3C dataset semantics hold exactly.</param>
public sealed record StoreCapabilities(string Name, bool PropertyFunctions, bool ChangeFeed, bool ExactDataset);
