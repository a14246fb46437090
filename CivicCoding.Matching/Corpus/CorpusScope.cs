using System.Buffers;
using System.IO.Hashing;
using System.Text;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Matching.Corpus;

/// <summary>Which entries a corpus was read from: tells the changes of a store for which it has to be read again from those that it would not show. Entries are kept as 64-bit hashes; two that share one cost a reading in vain, nothing else.</summary>
internal sealed class CorpusScope
{
    private static readonly byte[] s_type = Encoding.UTF8.GetBytes(TripleCorpus.Type);
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

    /// <summary>True for every quad by which a change may concern the corpus: what else a change holds need not be read.</summary>
    public bool Takes(in TermSpan subject, in TermSpan predicate) =>
        subject.Kind == TermKind.Iri && (Array.BinarySearch(_entries, XxHash3.HashToUInt64(subject.Value)) >= 0 || predicate.Value.SequenceEqual(s_type));

    /// <summary>What becomes an entry does so by its type; what is one already may change by any of its properties.</summary>
    private bool Concerns(Quad quad) =>
        quad.Subject is Iri subject
        && !(quad.Graph is Iri graph && CivicVocabulary.IsPrivate(graph.Value))
        && (Array.BinarySearch(_entries, HashOf(subject.Value)) >= 0 || (quad.Predicate.Value == TripleCorpus.Type && quad.Object is Iri type && GraphCorpus.IsRead(type.Value)));

    private static ulong HashOf(string iri)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(iri.Length));
        ulong hash = XxHash3.HashToUInt64(bytes.AsSpan(0, Encoding.UTF8.GetBytes(iri, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }
}
