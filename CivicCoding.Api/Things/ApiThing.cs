namespace CivicCoding.Api.Things;

/// <summary>A thing in full.</summary>
/// <param name="Id">Its IRI.</param>
/// <param name="Slug">The last part of its addresses.</param>
/// <param name="Kind">The plural name of its kind.</param>
/// <param name="Name">Its name in the asked language, or the nearest.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Example">True where it is a made-up example.</param>
/// <param name="Texts">Names and descriptions in every language.</param>
/// <param name="Facts">What it says of itself.</param>
/// <param name="Relations">What points at it.</param>
/// <param name="Sources">Where it comes from.</param>
public sealed record ApiThing(
    string Id,
    string Slug,
    string Kind,
    string Name,
    string? Description,
    bool Example,
    IReadOnlyList<ApiText> Texts,
    IReadOnlyList<ApiFact> Facts,
    IReadOnlyList<ApiFact> Relations,
    IReadOnlyList<string> Sources);
