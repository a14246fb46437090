namespace CivicCoding.Graph.Syntax;

/// <summary>How a document is read.</summary>
public sealed record RdfReadOptions
{
    /// <summary>The base IRI against which relative references resolve; null: a relative reference is an error.</summary>
    public string? Base { get; init; }

    /// <summary>Skips or repairs what breaks a rule in a documented way, and reports each place to <see cref="Report"/>.</summary>
    public bool Lenient { get; init; }

    /// <summary>Receives what a lenient read left out or repaired.</summary>
    public Action<RdfSyntaxException>? Report { get; init; }

    /// <summary>The deepest nesting of brackets, collections, elements or arrays.</summary>
    public int MaxDepth { get; init; } = 1_000;

    /// <summary>The longest single term, in bytes.</summary>
    public int MaxTermBytes { get; init; } = 64 << 20;

    /// <summary>The largest document that a reader which must hold it whole (JSON-LD) accepts, in bytes.</summary>
    public long MaxDocumentBytes { get; init; } = 256 << 20;

    /// <summary>Gives the text of a JSON-LD context by its IRI; null where it is not known. Never fetches.</summary>
    public Func<string, ReadOnlyMemory<byte>?>? Contexts { get; init; }

    public static RdfReadOptions Default { get; } = new();
}
