using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>A checked value of a field.</summary>
internal sealed record EntryValue(FormField Field, Term Value);
