namespace CivicCoding.Api.Drafts;

/// <summary>Where a draft stands.</summary>
internal enum DraftStatus
{
    Waiting,
    Accepted,
    Rejected,
}
