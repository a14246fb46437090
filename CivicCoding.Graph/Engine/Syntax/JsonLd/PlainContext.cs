using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A context as the plain reading needs it: what keys, prefixes and types stand for, by their bytes.</summary>
internal sealed class PlainContext
{
    /// <summary>The most answers of a kind that are kept.</summary>
    private const int Most = 16_384;

    private readonly Expander _expander;
    private readonly Dictionary<byte[], PlainKey> _keys = new(new Utf8Comparer());
    private readonly Dictionary<byte[], byte[]?> _prefixes = new(new Utf8Comparer());
    private readonly Dictionary<byte[], PlainIri> _types = new(new Utf8Comparer());

    public PlainContext(Expander expander, ActiveContext active)
    {
        _expander = expander;
        Active = active;
        IsPlain = active.Previous is null && !active.Terms.Any(t => t.Key.Contains(':', StringComparison.Ordinal) && t.Value.Iri is { } iri && Keywords.Is(iri));
    }

    public ActiveContext Active { get; }

    /// <summary>False where every object under the context is to be expanded.</summary>
    public bool IsPlain { get; }

    /// <summary>What a key is for; null where too many are known to tell doubles.</summary>
    public PlainKey? Key(ReadOnlySpan<byte> name)
    {
        Dictionary<byte[], PlainKey>.AlternateLookup<ReadOnlySpan<byte>> known = _keys.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!known.TryGetValue(name, out PlainKey? key) && _keys.Count < Most)
        {
            known[name] = key = Made(Encoding.UTF8.GetString(name));
        }

        return key;
    }

    /// <summary>The IRI that a prefix stands for, or null.</summary>
    public byte[]? Prefix(ReadOnlySpan<byte> name)
    {
        Dictionary<byte[], byte[]?>.AlternateLookup<ReadOnlySpan<byte>> known = _prefixes.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!known.TryGetValue(name, out byte[]? iri))
        {
            iri = Active.Term(Encoding.UTF8.GetString(name)) is { Prefix: true, Iri: { } start } ? Encoding.UTF8.GetBytes(start) : null;
            if (_prefixes.Count < Most)
            {
                known[name] = iri;
            }
        }

        return iri;
    }

    /// <summary>What a type, or another name of the vocabulary, stands for.</summary>
    public PlainIri Type(ReadOnlySpan<byte> name)
    {
        Dictionary<byte[], PlainIri>.AlternateLookup<ReadOnlySpan<byte>> known = _types.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!known.TryGetValue(name, out PlainIri? type))
        {
            string text = Encoding.UTF8.GetString(name);
            bool scoped = Active.Term(text) is { HasContext: true };
            string? iri = _expander.Iri(Active, text, vocab: true);
            byte[] bytes = Encoding.UTF8.GetBytes(iri ?? "");
            type = iri is null ? new PlainIri(TermKind.None, [], scoped)
                : BlankLabels.IsBlank(iri) ? new PlainIri(TermKind.BlankNode, bytes[2..], scoped)
                : new PlainIri(RdfEmitter.IsIri(bytes) ? TermKind.Iri : TermKind.None, bytes, scoped);
            if (_types.Count < Most)
            {
                known[name] = type;
            }
        }

        return type;
    }

    private PlainKey Made(string name)
    {
        string? expanded = _expander.Key(Active, name);
        if (name == "@context")
        {
            return new PlainKey(PlainUse.General, name, name);
        }

        if (expanded is null)
        {
            return new PlainKey(PlainUse.None, name, "");
        }

        if (Keywords.Is(expanded))
        {
            PlainUse use = expanded switch
            {
                "@id" => PlainUse.Id,
                "@type" => PlainUse.Type,
                "@graph" => PlainUse.Graph,
                "@value" => PlainUse.Value,
                "@language" => PlainUse.Language,
                _ => PlainUse.General,
            };
            return new PlainKey(use, name, expanded);
        }

        return expanded.Contains(':', StringComparison.Ordinal) ? Property(name, expanded) : new PlainKey(PlainUse.None, name, "");
    }

    private PlainKey Property(string name, string expanded)
    {
        TermDefinition? term = Active.Term(name);
        byte[] predicate = Encoding.UTF8.GetBytes(expanded);
        string? language = term is { HasLanguage: true } ? term.Language : Active.Language;
        byte[] tag = Encoding.UTF8.GetBytes(language ?? "");
        byte[] datatype = term?.Type is null or "@id" or "@vocab" or "@none" ? [] : Encoding.UTF8.GetBytes(term.Type);
        bool general = BlankLabels.IsBlank(expanded) || !RdfEmitter.IsIri(predicate) || (tag.Length > 0 && !LanguageTag.IsWellFormed(tag)) || (datatype.Length > 0 && !RdfEmitter.IsIri(datatype))
            || (term is not null && (term.HasContext || term.Reverse || term.Type == "@json" || (term.Container & ~Containers.Set) != 0));
        return new PlainKey(general ? PlainUse.GeneralValue : PlainUse.Property, name, expanded)
        {
            Predicate = predicate,
            Coercion = term?.Type switch { null or "@none" => PlainCoercion.Text, "@id" => PlainCoercion.Id, "@vocab" => PlainCoercion.Vocabulary, _ => PlainCoercion.Datatype },
            Datatype = datatype,
            Language = tag,
        };
    }
}
