using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>A record of ecosystem.jsonl with the IRI that it gets.</summary>
internal sealed record EcosystemEntry(SourceRecord Record, string Kind, Iri Iri)
{
    /// <summary>True for what can take part in a project in a role.</summary>
    public bool TakesPart => Kind is "organisation" or "ministry" or "community";
}
