namespace CivicCoding.Matching.Corpus;

/// <summary>What a need asks for or an offer gives.</summary>
public enum ResourceKind : byte
{
    Other,
    Skill,
    Data,
    Compute,
    Money,
    PilotSite,
    Mentoring,
    Training,
    Space,
}
