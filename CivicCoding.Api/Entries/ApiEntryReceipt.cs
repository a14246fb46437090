namespace CivicCoding.Api.Entries;

/// <summary>What became of an entry that was sent.</summary>
/// <param name="Id">The IRI that the entry has or will have.</param>
/// <param name="Status">draft or accepted.</param>
/// <param name="Draft">The draft's name, where it is one.</param>
/// <param name="Secret">By which the draft is changed and withdrawn; shown once.</param>
/// <param name="Page">The page of the entry, or of the draft with its secret.</param>
/// <param name="Alike">Entries that could be the same thing.</param>
internal sealed record ApiEntryReceipt(string Id, string Status, string? Draft, string? Secret, string Page, IReadOnlyList<Duplicate> Alike);
