namespace CivicCoding.Api.Harvesting;

/// <summary>A harvest to run.</summary>
/// <param name="Kind">dcat, ckan or publiccode.</param>
/// <param name="Source">The address of the catalogue, the portal or the file.</param>
/// <param name="Name">The name of the source, which names its graph; else made from the address.</param>
/// <param name="ModifiedSince">Only what changed on or after this day; what the source does not tell of stays.</param>
/// <param name="Lenient">True: what breaks a rule is left out or repaired and told in the log.</param>
/// <param name="AllowEmpty">True: a source that holds nothing any more is believed.</param>
/// <param name="Minutes">The minutes that the run may take; else 60.</param>
public sealed record HarvestStart(string? Kind, string? Source, string? Name, DateOnly? ModifiedSince, bool? Lenient, bool? AllowEmpty, double? Minutes);
