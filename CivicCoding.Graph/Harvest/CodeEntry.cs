using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>One row of Tables/codes.tsv: a goal, theme, file type, licence or country of a public list.</summary>
internal sealed record CodeEntry(Iri Iri, string Kind, string Code, string German, string English, bool GermanByUs, string Source, string[] Aliases);
