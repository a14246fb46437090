namespace CivicCoding.Matching.Corpus;

/// <summary>An organisation in a project, by their positions in the corpus, with the IRI of the participation itself.</summary>
public readonly record struct Participation(int Project, int Organisation, ParticipantRole Role, string Iri);
