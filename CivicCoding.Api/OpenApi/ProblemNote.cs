namespace CivicCoding.Api.OpenApi;

/// <summary>The statuses under which an operation answers with a problem document, besides 429 and 500.</summary>
internal sealed record ProblemNote(params int[] Statuses);
