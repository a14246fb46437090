namespace CivicCoding.Api.OpenApi;

/// <summary>Describes the body that a handler reads from the request itself.</summary>
internal sealed record BodyNote(string Description, string Example, params string[] MediaTypes);
