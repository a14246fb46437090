using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>One row of Tables/codes.tsv: a term of a public list, such as a goal, theme, licence, language or frequency.</summary>
internal sealed record CodeEntry(Iri Iri, string Kind, string Code, string German, string English, bool GermanByUs, string Source, string[] Aliases);
