using CivicCoding.Api.Languages;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>A field of an entry, as its property shape describes it (SHACL, section 2.1.2).</summary>
/// <param name="Name">The name in JSON and forms, that of ontology/context.jsonld.</param>
/// <param name="Path">The property.</param>
/// <param name="Label">sh:name.</param>
/// <param name="Help">sh:description.</param>
/// <param name="Message">sh:message, which says what to do.</param>
/// <param name="Type">What it takes.</param>
internal sealed record FormField(string Name, Iri Path, Phrase Label, Phrase Help, Phrase Message, FieldType Type)
{
    public decimal Order { get; init; }

    public int MinCount { get; init; }

    public int MaxCount { get; init; } = MaxValues;

    public int MinLength { get; init; }

    public int MaxLength { get; init; } = 4_000;

    public decimal? MinInclusive { get; init; }

    /// <summary>The classes of which a value is one; empty: any thing of the network, or a code that fits the pattern.</summary>
    public IReadOnlyList<Iri> Classes { get; init; } = [];

    /// <summary>sh:in.</summary>
    public IReadOnlyList<Iri> Choices { get; init; } = [];

    /// <summary>sh:pattern.</summary>
    public string? Pattern { get; init; }

    /// <summary>The fields of a part; empty for a field with plain values.</summary>
    public IReadOnlyList<FormField> Parts { get; init; } = [];

    /// <summary>True where the part points at the thing by the path, and not the thing at the part.</summary>
    public bool Inverse { get; init; }

    /// <summary>The name of the field whose part this field belongs to; null for a field of the thing itself.</summary>
    public string? Owner { get; init; }

    /// <summary>True where only the editors and the one who entered it see the field unless somebody chooses otherwise.</summary>
    public bool Internal { get; init; }

    /// <summary>True where the one who enters it may choose who sees the field.</summary>
    public bool CanHide => MinCount == 0 && Type != FieldType.Part && Owner is null && Name is not ("source" or "status" or "title");

    /// <summary>The name among all fields of a form, those of parts too.</summary>
    public string Key => Owner is null ? Name : $"{Owner}.{Name}";

    /// <summary>The most values that any field takes.</summary>
    public const int MaxValues = 50;

    /// <summary>True where a person must fill it in; sources and the origin of a need are filled in where they are missing.</summary>
    public bool Required => MinCount > 0 && Name is not ("source" or "status" or "title");

    /// <summary>The fixed beginning of the pattern, to which a bare code is added; null where there is none.</summary>
    public string? CodePrefix
    {
        get
        {
            if (Pattern is not { Length: > 1 } pattern || pattern[0] != '^')
            {
                return null;
            }

            int end = pattern.AsSpan(1).IndexOfAny('[', '(', '?');
            return end < 0 ? pattern[1..] : pattern.Substring(1, end);
        }
    }
}
