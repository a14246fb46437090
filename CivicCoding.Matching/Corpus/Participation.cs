namespace CivicCoding.Matching.Corpus;

/// <summary>An organisation in a project, by their positions in the corpus.</summary>
public readonly record struct Participation(int Project, int Organisation, ParticipantRole Role);
