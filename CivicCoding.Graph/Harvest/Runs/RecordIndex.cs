using System.Text;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>Which records statements tell of, and which things are their parts. Things go by their hashes.</summary>
internal sealed class RecordIndex
{
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const int MostSteps = 8;

    private static readonly byte[] s_type = Utf8(WellKnown.RdfNamespace + "type");
    private static readonly byte[] s_catalogue = Utf8(Dcat + "Catalog");
    private static readonly byte[] s_status = Utf8("http://www.w3.org/ns/adms#status");
    private static readonly byte[] s_topic = Utf8("http://xmlns.com/foaf/0.1/primaryTopic");
    private static readonly byte[][] s_classes = [.. new[] { Dcat + "Dataset", Dcat + "DataService", Dcat + "DatasetSeries", "https://schema.org/Dataset", "http://schema.org/Dataset", CivicVocabulary.Software.Value, CivicVocabulary.AiModel.Value }.Select(Utf8)];
    private static readonly byte[][] s_parts = [.. new[] { Dcat + "distribution", "http://www.w3.org/ns/adms#sample" }.Select(Utf8)];
    private static readonly byte[][] s_members = [.. new[] { Dcat + "dataset", Dcat + "service", Dcat + "record", Dcat + "catalog", Dcat + "resource", "http://purl.org/dc/terms/hasPart" }.Select(Utf8)];

    private readonly TripleHash _hash = new();
    private readonly Dictionary<UInt128, UInt128> _wholes = [];
    private readonly HashSet<UInt128> _shared = [];
    private readonly HashSet<UInt128> _withdrawn = [];
    private readonly Dictionary<UInt128, string> _topics = [];

    /// <summary>The records by their hashes: IRIs, or labels of blank nodes.</summary>
    public Dictionary<UInt128, string> Records { get; } = [];

    public HashSet<UInt128> Catalogues { get; } = [];

    /// <summary>Everything that is a subject.</summary>
    public HashSet<UInt128> Subjects { get; } = [];

    /// <summary>True for what only lists things in a catalogue.</summary>
    public static bool IsMembership(in TermSpan predicate) => Any(s_members, predicate.Value);

    /// <summary>True for the statement that its subject is a record.</summary>
    public static bool IsRecord(Quad quad) => quad.Object is Iri type && quad.Predicate.Equals(WellKnown.RdfType) && Any(s_classes, Utf8(type.Value));

    public void Note(in TermSpan subject, in TermSpan predicate, in TermSpan @object)
    {
        UInt128 self = _hash.Of(subject);
        Subjects.Add(self);
        ReadOnlySpan<byte> property = predicate.Value;
        if (@object.Kind == TermKind.BlankNode || (@object.Kind == TermKind.Iri && Any(s_parts, property)))
        {
            UInt128 part = _hash.Of(@object);
            if (!_wholes.TryAdd(part, self) && _wholes[part] != self)
            {
                _shared.Add(part);
            }
        }

        if (@object.Kind != TermKind.Iri)
        {
            return;
        }

        if (property.SequenceEqual(s_type))
        {
            if (@object.Value.SequenceEqual(s_catalogue))
            {
                Catalogues.Add(self);
            }
            else if (Any(s_classes, @object.Value))
            {
                Records.TryAdd(self, Name(subject));
            }
        }
        else if (property.SequenceEqual(s_status) && IsWithdrawn(@object.Value))
        {
            _withdrawn.Add(self);
        }
        else if (property.SequenceEqual(s_topic))
        {
            _topics[self] = Encoding.UTF8.GetString(@object.Value);
        }
    }

    /// <summary>The record that a thing belongs to: itself, or what it is a part of; null: it belongs to none.</summary>
    /// <param name="thing">The thing.</param>
    /// <param name="own">True: a part of several wholes belongs to none.</param>
    public UInt128? OwnerOf(UInt128 thing, bool own = false)
    {
        for (int i = 0; i < MostSteps; i++)
        {
            if (Records.ContainsKey(thing))
            {
                return thing;
            }

            if ((own && _shared.Contains(thing)) || !_wholes.TryGetValue(thing, out thing))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The notices that a dataset is withdrawn, which the source no longer describes: the catalogue records that say so, and the datasets by their hashes.</summary>
    public (HashSet<UInt128> Notices, Dictionary<UInt128, string> Datasets) Withdrawals()
    {
        var scratch = new TermScratch();
        HashSet<UInt128> notices = [];
        Dictionary<UInt128, string> datasets = [];
        foreach (UInt128 record in _withdrawn)
        {
            if (_topics.TryGetValue(record, out string? topic) && _hash.Of(scratch.Encode(new Iri(topic))) is var dataset && !Records.ContainsKey(dataset))
            {
                notices.Add(record);
                datasets[dataset] = topic;
            }
        }

        return (notices, datasets);
    }

    private static bool IsWithdrawn(ReadOnlySpan<byte> status) => status.EndsWith("/WITHDRAWN"u8) || status.EndsWith("/Withdrawn"u8);

    private static string Name(in TermSpan term) => term.Kind == TermKind.BlankNode ? "_:" + Encoding.UTF8.GetString(term.Value) : Encoding.UTF8.GetString(term.Value);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static bool Any(byte[][] values, ReadOnlySpan<byte> value)
    {
        foreach (byte[] known in values)
        {
            if (value.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }
}
