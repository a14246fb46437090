namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>IRI expansion (JSON-LD 1.1 API, section 5.2.2).</summary>
internal sealed partial class ContextProcessor
{
    /// <summary>Expands a term, compact IRI or reference; null where it is to be passed over.</summary>
    public string? Expand(ActiveContext active, string value, bool vocab = false, bool documentRelative = false) => Expand(active, value, vocab, documentRelative, null);

    /// <summary>Expands a key, and keeps the answer with the context.</summary>
    public string? ExpandKey(ActiveContext active, string key)
    {
        if (!active.TryExpanded(key, out string? iri))
        {
            iri = Expand(active, key, vocab: true, documentRelative: false, null);
            active.KeepExpanded(key, iri);
        }

        return iri;
    }

    private string? Expand(ActiveContext active, string value, bool vocab, bool documentRelative, TermPass? local)
    {
        if (Keywords.Is(value, Framing))
        {
            return value;
        }

        if (Keywords.HasForm(value))
        {
            return null;
        }

        CreateFirst(active, local, value);
        if (active.Term(value) is { } term && (vocab || (term.Iri is not null && Keywords.Is(term.Iri))))
        {
            return term.Iri;
        }

        int colon = value.Length > 1 ? value.IndexOf(':', 1) : -1;
        if (colon > 0)
        {
            if ((colon == 1 && value[0] == '_') || value.AsSpan(colon + 1).StartsWith("//"))
            {
                return value;
            }

            string prefix = value[..colon];
            CreateFirst(active, local, prefix);
            if (active.Term(prefix) is { Prefix: true, Iri: { } start })
            {
                return start + value[(colon + 1)..];
            }

            if (IriResolver.IsAbsolute(value.AsSpan()))
            {
                return value;
            }
        }

        if (vocab && active.Vocabulary is not null)
        {
            return active.Vocabulary + value;
        }

        return documentRelative ? active.Resolve(value) : value;
    }

    private void CreateFirst(ActiveContext active, TermPass? local, string term)
    {
        if (local is not null && local.Local.Has(term) && !(local.Defined.TryGetValue(term, out bool done) && done))
        {
            Create(active, local, term);
        }
    }
}
