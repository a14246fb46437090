namespace CivicCoding.Api.OpenApi;

/// <summary>Describes a query parameter that a handler reads from the request itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Example">A value, or null.</param>
/// <param name="Type">string, number, integer or boolean.</param>
internal sealed record ParameterNote(string Name, string Description, string? Example = null, string Type = "string");
