namespace CivicCoding.Graph.Storage;

/// <summary>What a full check of a store found.</summary>
/// <param name="Sequence">The commit that was checked.</param>
/// <param name="Quads">The number of quads, the same in every order.</param>
/// <param name="Terms">The number of terms in the dictionary.</param>
/// <param name="Hash">A hash of all quads as text that does not depend on their order or their ids; blank nodes count by their labels in this store.</param>
public sealed record VerifyReport(long Sequence, long Quads, long Terms, string Hash)
{
    /// <summary>What was damaged and is whole again, a sentence each.</summary>
    public IReadOnlyList<string> Repaired { get; init; } = [];
}
