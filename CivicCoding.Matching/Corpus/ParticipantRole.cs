namespace CivicCoding.Matching.Corpus;

/// <summary>The part an organisation plays in a project.</summary>
public enum ParticipantRole : byte
{
    Participant,
    Coordinator,
    Associated,
    Funder,
}
