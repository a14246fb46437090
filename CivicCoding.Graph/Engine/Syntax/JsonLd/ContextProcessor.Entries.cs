namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The entries of a term definition after its IRI (JSON-LD 1.1 API, section 4.2.2, steps 19 to 27).</summary>
internal sealed partial class ContextProcessor
{
    private static void Container(string term, JsonMap entries, TermDefinition definition)
    {
        if (!entries.TryGetValue("@container", out JsonItem? value))
        {
            return;
        }

        Containers all = Containers.None;
        int count = 0;
        foreach (JsonItem? item in value is JsonList list ? list : (IEnumerable<JsonItem?>)[value])
        {
            all |= item is JsonText text ? ContainerOf(text.Value) : Containers.None;
            count++;
        }

        Containers rest = all & ~Containers.Set;
        bool valid = System.Numerics.BitOperations.PopCount((uint)all) == count && count > 0
            && (count == 1
                || ((all & Containers.Graph) != 0 && (rest == Containers.Graph || rest == (Containers.Graph | Containers.Id) || rest == (Containers.Graph | Containers.Index)))
                || ((all & Containers.Set) != 0 && rest is Containers.Index or Containers.Id or Containers.Type or Containers.Language));
        if (!valid)
        {
            throw new JsonLdException("invalid container mapping", $"@container of the term '{term}' is none that JSON-LD has.");
        }

        definition.Container = all;
        if (definition.Has(Containers.Type))
        {
            definition.Type ??= "@id";
            if (definition.Type is not ("@id" or "@vocab"))
            {
                throw new JsonLdException("invalid type mapping", $"The term '{term}' with container @type must have @type @id or @vocab.");
            }
        }
    }

    private static Containers ContainerOf(string keyword) => keyword switch
    {
        "@graph" => Containers.Graph,
        "@id" => Containers.Id,
        "@index" => Containers.Index,
        "@language" => Containers.Language,
        "@list" => Containers.List,
        "@set" => Containers.Set,
        "@type" => Containers.Type,
        _ => Containers.None,
    };

    private void Rest(ActiveContext active, TermPass pass, string term, JsonMap entries, TermDefinition definition)
    {
        SetIndex(active, pass, term, entries, definition);
        if (entries.TryGetValue("@context", out JsonItem? context))
        {
            Validate(active, pass, term, context);
            definition.HasContext = true;
            definition.Context = context;
            definition.BaseUrl = pass.BaseUrl;
        }

        if (entries.TryGetValue("@language", out JsonItem? language) && !entries.Has("@type"))
        {
            definition.HasLanguage = true;
            definition.Language = language is null ? null : (language as JsonText ?? throw new JsonLdException("invalid language mapping", $"@language of the term '{term}' must be a string or null.")).Value;
        }

        if (entries.TryGetValue("@direction", out JsonItem? direction) && !entries.Has("@type"))
        {
            definition.HasDirection = true;
            definition.Direction = DirectionOf(direction);
        }

        if (entries.TryGetValue("@nest", out JsonItem? nest))
        {
            definition.Nest = nest is JsonText name && (name.Value == "@nest" || !Keywords.Is(name.Value))
                ? name.Value
                : throw new JsonLdException("invalid @nest value", $"@nest of the term '{term}' must be @nest or a term for it.");
        }

        if (entries.TryGetValue("@prefix", out JsonItem? prefix))
        {
            SetPrefix(term, prefix, definition);
        }

        foreach (string key in entries.Keys)
        {
            if (key is not ("@id" or "@reverse" or "@container" or "@context" or "@direction" or "@index" or "@language" or "@nest" or "@prefix" or "@protected" or "@type"))
            {
                throw new JsonLdException("invalid term definition", $"The term '{term}' has the unknown entry '{key}'.");
            }
        }
    }

    private void SetIndex(ActiveContext active, TermPass pass, string term, JsonMap entries, TermDefinition definition)
    {
        if (entries.TryGetValue("@index", out JsonItem? index))
        {
            string? iri = definition.Has(Containers.Index) && index is JsonText text ? Expand(active, text.Value, vocab: true, documentRelative: false, pass) : null;
            definition.Index = iri is not null && IriResolver.IsAbsolute(iri.AsSpan())
                ? ((JsonText)index!).Value
                : throw new JsonLdException("invalid term definition", $"@index of the term '{term}' must be a property, with container @index.");
        }
    }

    private static void SetPrefix(string term, JsonItem? prefix, TermDefinition definition)
    {
        if (term.AsSpan().ContainsAny(':', '/'))
        {
            throw new JsonLdException("invalid term definition", $"The term '{term}' cannot be a prefix.");
        }

        definition.Prefix = (prefix as JsonBoolean ?? throw new JsonLdException("invalid @prefix value", $"@prefix of the term '{term}' must be true or false.")).Value;
        if (definition.Prefix && definition.Iri is not null && Keywords.Is(definition.Iri))
        {
            throw new JsonLdException("invalid term definition", $"The keyword alias '{term}' cannot be a prefix.");
        }
    }

    private void Validate(ActiveContext active, TermPass pass, string term, JsonItem? context)
    {
        try
        {
            Process(active, context, pass.BaseUrl, pass.Pass with { OverrideProtected = true, ValidateScoped = false, Propagate = true });
        }
        catch (JsonLdException error) when (error.Code != "invalid scoped context")
        {
            throw new JsonLdException("invalid scoped context", $"The context of the term '{term}' is not valid: {error.Message}", error);
        }
    }
}
