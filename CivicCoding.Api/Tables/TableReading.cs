using CivicCoding.Api.Entries;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Tables;

/// <summary>The entries of a table, and what is to be said of it.</summary>
internal sealed class TableReading
{
    public Dictionary<Iri, CheckedEntry> Entries { get; } = [];

    /// <summary>What keeps the table from being saved.</summary>
    public List<TableMessage> Errors { get; } = [];

    /// <summary>What is good to know.</summary>
    public List<TableMessage> Notes { get; } = [];
}
