namespace CivicCoding.Api.Network;

/// <summary>A thing as other pages name it.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="Name">Its name in the language that was asked for, or the nearest.</param>
/// <param name="Page">The address of its page here, or null.</param>
public sealed record ThingLink(string Iri, LocalText Name, string? Page);
