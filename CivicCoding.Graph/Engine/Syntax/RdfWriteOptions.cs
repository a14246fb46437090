namespace CivicCoding.Graph.Syntax;

/// <summary>How a document is written.</summary>
public sealed record RdfWriteOptions
{
    /// <summary>Prefixes to declare and use, in this order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Prefixes { get; init; } = [];

    /// <summary>The base IRI to declare, or null.</summary>
    public string? Base { get; init; }

    /// <summary>Writes for people (grouped subjects, lists, stable order), holding the dataset; otherwise streams.</summary>
    public bool Pretty { get; init; }

    public static RdfWriteOptions Default { get; } = new();
}
