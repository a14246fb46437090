namespace CivicCoding.Api.OpenApi;

/// <summary>Describes a good answer: its status, what it is, its media types.</summary>
internal sealed record AnswerNote(int Status, string Description, params string[] MediaTypes);
