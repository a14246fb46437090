using System.Collections.Immutable;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The active context (JSON-LD 1.1 API, section 4.1): terms and defaults that hold at a place of a document. Not changed once it is built.</summary>
internal sealed class ActiveContext
{
    private const int MaxExpanded = 4_096;

    private readonly Dictionary<string, string?> _expanded = new(StringComparer.Ordinal);
    private IriResolver? _resolver;

    public ActiveContext(string? baseIri)
    {
        Base = baseIri;
        OriginalBase = baseIri;
        Terms = ImmutableDictionary.Create<string, TermDefinition>(StringComparer.Ordinal);
    }

    private ActiveContext(ActiveContext other)
    {
        Base = other.Base;
        OriginalBase = other.OriginalBase;
        Terms = other.Terms;
        Vocabulary = other.Vocabulary;
        Language = other.Language;
        Direction = other.Direction;
        Previous = other.Previous;
        HasProtected = other.HasProtected;
    }

    public ImmutableDictionary<string, TermDefinition> Terms { get; set; }

    public string? Base { get; set; }

    /// <summary>The base IRI that @context null goes back to.</summary>
    public string? OriginalBase { get; }

    public string? Vocabulary { get; set; }

    public string? Language { get; set; }

    public string? Direction { get; set; }

    /// <summary>The context to go back to in a node object below; null where this context propagates.</summary>
    public ActiveContext? Previous { get; set; }

    /// <summary>True where a term may be protected.</summary>
    public bool HasProtected { get; set; }

    /// <summary>The inverse context, made by the first that needs it.</summary>
    public InverseContext? Inverse { get; set; }

    public ActiveContext Clone() => new(this);

    public TermDefinition? Term(string? name) => name is not null && Terms.TryGetValue(name, out TermDefinition? definition) ? definition : null;

    /// <summary>Resolves a reference against the base; as it is where there is none.</summary>
    public string Resolve(string reference)
    {
        if (Base is null)
        {
            return reference;
        }

        try
        {
            _resolver ??= new IriResolver(Base);
        }
        catch (FormatException)
        {
            // A base that is no IRI resolves nothing.
            return reference;
        }

        return _resolver.Resolve(reference);
    }

    public bool TryExpanded(string name, out string? iri) => _expanded.TryGetValue(name, out iri);

    public void KeepExpanded(string name, string? iri)
    {
        if (_expanded.Count < MaxExpanded)
        {
            _expanded[name] = iri;
        }
    }
}
