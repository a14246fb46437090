namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The create term definition algorithm (JSON-LD 1.1 API, section 4.2.2).</summary>
internal sealed partial class ContextProcessor
{
    private void Create(ActiveContext active, TermPass pass, string term)
    {
        JsonLdStack.Ensure();
        if (!Begin(pass, term))
        {
            return;
        }

        JsonItem? value = pass.Local[term];
        TermDefinition? previous = active.Term(term);
        active.Terms = active.Terms.Remove(term);
        bool simple = value is JsonText;
        JsonMap entries = value switch
        {
            null or JsonText => new JsonMap("@id", value),
            JsonMap map => map,
            _ => throw new JsonLdException("invalid term definition", $"The term '{term}' must be a string, null or an object."),
        };
        var definition = new TermDefinition { Protected = pass.Protected };
        if (entries.TryGetValue("@protected", out JsonItem? flag))
        {
            definition.Protected = (flag as JsonBoolean ?? throw new JsonLdException("invalid @protected value", $"@protected of '{term}' must be true or false.")).Value;
        }

        if (entries.TryGetValue("@type", out JsonItem? type))
        {
            definition.Type = TypeOf(active, pass, term, type);
        }

        bool? reversed = entries.Has("@reverse") ? Reverse(active, pass, term, entries, definition) : null;
        if (reversed == false)
        {
            return;
        }

        if (reversed is null)
        {
            if (!SetIri(active, pass, term, entries, simple, definition))
            {
                return;
            }

            Container(term, entries, definition);
            Rest(active, pass, term, entries, definition);
        }

        Keep(active, pass, term, previous, definition);
    }

    /// <summary>Steps 1 to 5: false where nothing is left to define.</summary>
    private bool Begin(TermPass pass, string term)
    {
        if (pass.Defined.TryGetValue(term, out bool done))
        {
            return done ? false : throw new JsonLdException("cyclic IRI mapping", $"The term '{term}' is defined by itself.");
        }

        if (--_work < 0)
        {
            throw new JsonLdException("context overflow", "The contexts of the document define too many terms.");
        }

        options.Cancellation.ThrowIfCancellationRequested();
        if (term.Length == 0)
        {
            throw new JsonLdException("invalid term definition", "A term must not be empty.");
        }

        pass.Defined[term] = false;
        if (term == "@type")
        {
            CheckType(pass.Local[term]);
            return true;
        }

        if (Keywords.Is(term))
        {
            throw new JsonLdException("keyword redefinition", $"The keyword '{term}' cannot be defined.");
        }

        return !Keywords.HasForm(term);
    }

    private static void Keep(ActiveContext active, TermPass pass, string term, TermDefinition? previous, TermDefinition definition)
    {
        if (!pass.Pass.OverrideProtected && previous is { Protected: true })
        {
            definition = definition.SameAs(previous) ? previous : throw new JsonLdException("protected term redefinition", $"The term '{term}' is protected.");
        }

        active.Terms = active.Terms.SetItem(term, definition);
        active.HasProtected |= definition.Protected;
        pass.Defined[term] = true;
    }

    private static void CheckType(JsonItem? value)
    {
        bool valid = value is JsonMap { Count: > 0 } map
            && map.All(e => (e.Key == "@container" && e.Value is JsonText { Value: "@set" } or JsonList { Count: 1 } && e.Key == "@container" && IsSetAlone(e.Value)) || e.Key == "@protected");
        if (!valid)
        {
            throw new JsonLdException("keyword redefinition", "@type can only be given @container @set and @protected.");
        }
    }

    private static bool IsSetAlone(JsonItem? value) => value is JsonText { Value: "@set" } || (value is JsonList { Count: 1 } list && list[0] is JsonText { Value: "@set" });

    private string TypeOf(ActiveContext active, TermPass pass, string term, JsonItem? value)
    {
        string text = (value as JsonText ?? throw new JsonLdException("invalid type mapping", $"@type of the term '{term}' must be a string.")).Value;
        string? type = Expand(active, text, vocab: true, documentRelative: false, pass);
        return type is "@id" or "@json" or "@none" or "@vocab" || (type is not null && IriResolver.IsAbsolute(type.AsSpan()))
            ? type
            : throw new JsonLdException("invalid type mapping", $"@type '{text}' of the term '{term}' is no IRI.");
    }

    /// <summary>Sets what @reverse says; false where the term is to be passed over.</summary>
    private bool Reverse(ActiveContext active, TermPass pass, string term, JsonMap entries, TermDefinition definition)
    {
        if (entries.Has("@id") || entries.Has("@nest"))
        {
            throw new JsonLdException("invalid reverse property", $"The reverse term '{term}' cannot have @id or @nest.");
        }

        string text = (entries["@reverse"] as JsonText ?? throw new JsonLdException("invalid IRI mapping", $"@reverse of the term '{term}' must be a string.")).Value;
        if (Keywords.HasForm(text))
        {
            return false;
        }

        string? iri = Expand(active, text, vocab: true, documentRelative: false, pass);
        definition.Iri = iri is not null && iri.Contains(':', StringComparison.Ordinal) ? iri : throw new JsonLdException("invalid IRI mapping", $"@reverse '{text}' of the term '{term}' is no IRI.");
        if (entries.TryGetValue("@container", out JsonItem? container) && container is not null)
        {
            definition.Container = container is JsonText { Value: "@set" or "@index" } kind
                ? kind.Value == "@set" ? Containers.Set : Containers.Index
                : throw new JsonLdException("invalid reverse property", $"The container of the reverse term '{term}' must be @set or @index.");
        }

        SetIndex(active, pass, term, entries, definition);
        definition.Reverse = true;
        return true;
    }

    /// <summary>Sets the IRI mapping; false where the term is to be passed over.</summary>
    private bool SetIri(ActiveContext active, TermPass pass, string term, JsonMap entries, bool simple, TermDefinition definition)
    {
        if (entries.TryGetValue("@id", out JsonItem? id) && !(id is JsonText same && same.Value == term))
        {
            return id is null || IriFromId(active, pass, term, id, simple, definition);
        }

        int colon = term.Length > 1 ? term.IndexOf(':', 1) : -1;
        if (colon > 0)
        {
            string prefix = term[..colon];
            CreateFirst(active, pass, prefix);
            definition.Iri = active.Term(prefix) is { Iri: { } start } ? start + term[(colon + 1)..] : term;
        }
        else if (term.Contains('/', StringComparison.Ordinal))
        {
            string? iri = Expand(active, term, vocab: true);
            definition.Iri = iri is not null && IriResolver.IsAbsolute(iri.AsSpan()) ? iri : throw new JsonLdException("invalid IRI mapping", $"The term '{term}' gives no IRI.");
        }
        else if (term == "@type")
        {
            definition.Iri = "@type";
        }
        else
        {
            definition.Iri = active.Vocabulary is null ? throw new JsonLdException("invalid IRI mapping", $"The term '{term}' has no @id and there is no @vocab.") : active.Vocabulary + term;
        }

        return true;
    }

    private bool IriFromId(ActiveContext active, TermPass pass, string term, JsonItem id, bool simple, TermDefinition definition)
    {
        string text = (id as JsonText ?? throw new JsonLdException("invalid IRI mapping", $"@id of the term '{term}' must be a string or null.")).Value;
        if (!Keywords.Is(text) && Keywords.HasForm(text))
        {
            return false;
        }

        string? iri = Expand(active, text, vocab: true, documentRelative: false, pass);
        if (iri is null || !(Keywords.Is(iri) || iri.StartsWith("_:", StringComparison.Ordinal) || IriResolver.IsAbsolute(iri.AsSpan())))
        {
            throw new JsonLdException("invalid IRI mapping", $"@id '{text}' of the term '{term}' gives no IRI.");
        }

        if (iri == "@context")
        {
            throw new JsonLdException("invalid keyword alias", $"The term '{term}' cannot stand for @context.");
        }

        definition.Iri = iri;
        bool inside = term.AsSpan(1, Math.Max(term.Length - 2, 0)).Contains(':');
        bool slash = term.Contains('/', StringComparison.Ordinal);
        if (inside || slash)
        {
            pass.Defined[term] = true;
            if (Expand(active, term, vocab: true, documentRelative: false, pass) != iri)
            {
                var error = new JsonLdException("invalid IRI mapping", $"The term '{term}' looks like an IRI and stands for another.");
                (options.Lenient ?? throw error)(error);
            }
        }

        if (!term.Contains(':', StringComparison.Ordinal) && !slash && simple)
        {
            definition.Prefix = iri[^1] is ':' or '/' or '?' or '#' or '[' or ']' or '@' || iri.StartsWith("_:", StringComparison.Ordinal);
        }

        return true;
    }
}
