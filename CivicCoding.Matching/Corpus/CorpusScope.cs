using System.IO.Hashing;
using System.Runtime.InteropServices;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Matching.Corpus;

/// <summary>Which entries a corpus was read from: tells the changes of a store for which it has to be read again from those that it would not show. Entries are kept as 64-bit hashes; two that share one cost a reading in vain, nothing else.</summary>
internal sealed class CorpusScope
{
    private readonly ulong[] _entries;

    private CorpusScope(ulong[] entries) => _entries = entries;

    /// <summary>The scope of a corpus that was read from these entries, whatever of them it uses.</summary>
    public static CorpusScope Of(IReadOnlyCollection<string> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ulong[] hashes = [.. entries.Select(HashOf)];
        Array.Sort(hashes);
        return new CorpusScope(hashes);
    }

    /// <summary>True where a corpus that is read after the change may differ from the one before.</summary>
    public bool Concerns(ChangeSet change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Bulk || change.Added.Any(Concerns) || change.Removed.Any(Concerns);
    }

    /// <summary>What becomes an entry does so by its type; what is one already may change by any of its properties.</summary>
    private bool Concerns(Quad quad) =>
        quad.Subject is Iri subject
        && !(quad.Graph is Iri graph && CivicVocabulary.IsPrivate(graph.Value))
        && (Array.BinarySearch(_entries, HashOf(subject.Value)) >= 0 || (quad.Predicate.Value == TripleCorpus.Type && quad.Object is Iri type && GraphCorpus.IsRead(type.Value)));

    private static ulong HashOf(string iri) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(iri.AsSpan()));
}
