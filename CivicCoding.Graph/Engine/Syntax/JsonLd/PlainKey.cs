namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A key under one context, told once for all objects.</summary>
internal sealed class PlainKey(PlainUse use, string name, string expanded)
{
    public PlainUse Use { get; } = use;

    /// <summary>The key as the document has it.</summary>
    public string Name { get; } = name;

    /// <summary>The IRI or keyword that it stands for.</summary>
    public string Expanded { get; } = expanded;

    public byte[] Predicate { get; init; } = [];

    public PlainCoercion Coercion { get; init; }

    /// <summary>The datatype of its strings and numbers; empty where there is none.</summary>
    public byte[] Datatype { get; init; } = [];

    /// <summary>The language of its strings; empty where there is none.</summary>
    public byte[] Language { get; init; } = [];

    /// <summary>The number of the object in which it stood last, to tell doubles.</summary>
    public long Seen { get; set; }
}
