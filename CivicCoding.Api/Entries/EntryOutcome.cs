namespace CivicCoding.Api.Entries;

/// <summary>What became of a change: its new tag, or the differences to what somebody else wrote meanwhile.</summary>
internal sealed record EntryOutcome(string? Tag, IReadOnlyList<EntryDifference>? Conflict, bool Found = true);
