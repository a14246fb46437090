namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>What a context says of one term (JSON-LD 1.1 API, section 4.2).</summary>
internal sealed record TermDefinition
{
    /// <summary>The IRI, blank node identifier or keyword that the term stands for; null where the term is only kept out of use.</summary>
    public string? Iri { get; set; }

    public bool Prefix { get; set; }

    public bool Protected { get; set; }

    public bool Reverse { get; set; }

    public string? BaseUrl { get; set; }

    public bool HasContext { get; set; }

    public JsonItem? Context { get; set; }

    public Containers Container { get; set; }

    public bool HasDirection { get; set; }

    public string? Direction { get; set; }

    public string? Index { get; set; }

    public bool HasLanguage { get; set; }

    public string? Language { get; set; }

    public string? Nest { get; set; }

    public string? Type { get; set; }

    public bool Has(Containers container) => (Container & container) != 0;

    /// <summary>True where both say the same but for their protection.</summary>
    public bool SameAs(TermDefinition other) =>
        this with { Protected = false, Context = null, BaseUrl = null } == other with { Protected = false, Context = null, BaseUrl = null } && JsonItem.DeepEquals(Context, other.Context);
}
