namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The context processing algorithm (JSON-LD 1.1 API, section 4.1.2).</summary>
internal sealed partial class ContextProcessor(JsonLdOptions options)
{
    /// <summary>The longest chain of contexts that lead to one another.</summary>
    private const int MaxRemote = 32;

    private readonly Dictionary<string, JsonItem?> _loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<(ActiveContext Active, JsonItem Local, string? BaseUrl, bool Override, bool Propagate), ActiveContext> _scoped = [];
    private long _work = options.MaxWork / 10;

    /// <summary>The context or definition of the document itself that is being processed, to tell the place of an error.</summary>
    public JsonMap? Current { get; private set; }

    /// <summary>True while frames are expanded: their keywords count.</summary>
    public bool Framing { get; init; }

    public ActiveContext Process(ActiveContext active, JsonItem? local, string? baseUrl) => Process(active, local, baseUrl, new Pass());

    /// <summary>Processes the context of a term, whose result is kept, since many nodes ask for it.</summary>
    public ActiveContext Scoped(ActiveContext active, TermDefinition term, bool propagate, bool overrideProtected)
    {
        if (term.Context is null)
        {
            return Process(active, null, term.BaseUrl, new Pass { Propagate = propagate, OverrideProtected = overrideProtected });
        }

        var key = (active, term.Context, term.BaseUrl, overrideProtected, propagate);
        if (!_scoped.TryGetValue(key, out ActiveContext? result))
        {
            result = Process(active, term.Context, term.BaseUrl, new Pass { Propagate = propagate, OverrideProtected = overrideProtected });
            if (_scoped.Count > 4_096)
            {
                _scoped.Clear();
            }

            _scoped[key] = result;
        }

        return result;
    }

    private ActiveContext Process(ActiveContext active, JsonItem? local, string? baseUrl, Pass pass)
    {
        JsonLdStack.Ensure();
        ActiveContext result = active.Clone();
        bool propagate = pass.Propagate;
        if (local is JsonMap map && map.TryGetValue("@propagate", out JsonItem? wanted))
        {
            propagate = (wanted as JsonBoolean ?? throw new JsonLdException("invalid @propagate value", "@propagate must be true or false.")).Value;
        }

        if (!propagate && result.Previous is null)
        {
            result.Previous = active;
        }

        foreach (JsonItem? context in local is JsonList list ? list : (IEnumerable<JsonItem?>)[local])
        {
            switch (context)
            {
                case null:
                    if (!pass.OverrideProtected && result.HasProtected && result.Terms.Values.Any(t => t.Protected))
                    {
                        throw new JsonLdException("invalid context nullification", "A context with protected terms cannot be set to null.");
                    }

                    ActiveContext before = result;
                    result = new ActiveContext(active.OriginalBase) { Previous = propagate ? null : before };
                    break;
                case JsonText iri:
                    result = Remote(result, iri.Value, baseUrl, pass);
                    break;
                case JsonMap definition:
                    Define(result, definition, baseUrl, pass);
                    break;
                default:
                    throw new JsonLdException("invalid local context", "A context must be an object, an IRI, null or an array of these.");
            }
        }

        return result;
    }

    private ActiveContext Remote(ActiveContext result, string reference, string? baseUrl, Pass pass)
    {
        string iri = Resolve(reference, baseUrl);
        if (!pass.ValidateScoped && pass.Remote.Contains(iri))
        {
            return result;
        }

        if (pass.Remote.Count >= MaxRemote)
        {
            throw new JsonLdException("context overflow", $"More than {MaxRemote} contexts lead to one another, the last <{iri}>.");
        }

        JsonItem? context = Load(iri) is JsonMap document && document.TryGetValue("@context", out JsonItem? found)
            ? found
            : throw new JsonLdException("invalid remote context", $"The document <{iri}> is no object with @context.");
        return Process(result, context, iri, pass with { Remote = [.. pass.Remote, iri], OverrideProtected = false, Propagate = true });
    }

    private static string Resolve(string reference, string? baseUrl)
    {
        string iri = baseUrl is null ? reference : new ActiveContext(baseUrl).Resolve(reference);
        return IriResolver.IsValidAbsolute(iri) ? iri : throw new JsonLdException("loading document failed", $"The context '{reference}' is relative and there is no base IRI.");
    }

    private JsonItem? Load(string iri)
    {
        if (_loaded.TryGetValue(iri, out JsonItem? document))
        {
            return document;
        }

        ReadOnlyMemory<byte> text = options.Contexts?.Invoke(iri)
            ?? throw new JsonLdException("loading remote context failed", $"The context <{iri}> is not known here; nothing is fetched. Give it once with: civic import context FILE --iri {iri}");
        try
        {
            document = JsonItem.Parse(text.Span, options.MaxDepth);
        }
        catch (RdfSyntaxException error)
        {
            throw new JsonLdException("loading remote context failed", $"The context <{iri}> cannot be read (line {error.Line}): {error.Message}", error);
        }

        return _loaded[iri] = document;
    }

    private void Define(ActiveContext result, JsonMap context, string? baseUrl, Pass pass)
    {
        JsonMap? outer = Current;
        Enter(context, pass);
        if (context.TryGetValue("@version", out JsonItem? version) && version is not JsonNumber { Value: 1.1 })
        {
            throw new JsonLdException("invalid @version value", "@version must be the number 1.1.");
        }

        if (context.TryGetValue("@import", out JsonItem? import))
        {
            context = Import(context, import, baseUrl);
        }

        if (context.TryGetValue("@base", out JsonItem? baseIri) && pass.Remote.Count == 0)
        {
            SetBase(result, baseIri);
        }

        SetVocabulary(result, context);
        if (context.TryGetValue("@language", out JsonItem? language))
        {
            result.Language = language is null ? null : (language as JsonText ?? throw new JsonLdException("invalid default language", "@language must be a string or null.")).Value;
        }

        if (context.TryGetValue("@direction", out JsonItem? direction))
        {
            result.Direction = DirectionOf(direction);
        }

        if (context.TryGetValue("@propagate", out JsonItem? propagate) && propagate is not JsonBoolean)
        {
            throw new JsonLdException("invalid @propagate value", "@propagate must be true or false.");
        }

        bool isProtected = context.TryGetValue("@protected", out JsonItem? flag) && (flag as JsonBoolean ?? throw new JsonLdException("invalid @protected value", "@protected must be true or false.")).Value;
        var work = new TermPass(context, new Dictionary<string, bool>(StringComparer.Ordinal), baseUrl, isProtected, pass);
        foreach (string key in context.Keys)
        {
            if (key is not ("@base" or "@direction" or "@import" or "@language" or "@propagate" or "@protected" or "@version" or "@vocab"))
            {
                Enter(context[key] as JsonMap ?? context, pass);
                Create(result, work, key);
            }
        }

        Current = outer;
    }

    private void Enter(JsonMap map, Pass pass)
    {
        if (pass.Remote.Count == 0 && map.Offset >= 0)
        {
            Current = map;
        }
    }

    private JsonMap Import(JsonMap context, JsonItem? import, string? baseUrl)
    {
        string reference = (import as JsonText ?? throw new JsonLdException("invalid @import value", "@import must be the IRI of a context.")).Value;
        string iri = Resolve(reference, baseUrl);
        if (Load(iri) is not JsonMap document || document["@context"] is not JsonMap imported)
        {
            throw new JsonLdException("invalid remote context", $"The document <{iri}> has no object as its @context.");
        }

        if (imported.Has("@import"))
        {
            throw new JsonLdException("invalid context entry", $"The imported context <{iri}> imports another.");
        }

        var merged = new JsonMap(imported);
        foreach ((string key, JsonItem? value) in context)
        {
            merged[key] = value;
        }

        return merged;
    }

    private static void SetBase(ActiveContext result, JsonItem? value)
    {
        string? text = value is null ? null : (value as JsonText ?? throw new JsonLdException("invalid base IRI", "@base must be a string or null.")).Value;
        if (text is null || IriResolver.IsAbsolute(text.AsSpan()))
        {
            result.Base = text;
        }
        else
        {
            result.Base = result.Base is null ? throw new JsonLdException("invalid base IRI", $"@base '{text}' is relative and there is no base IRI.") : new ActiveContext(result.Base).Resolve(text);
        }
    }

    private void SetVocabulary(ActiveContext result, JsonMap context)
    {
        if (!context.TryGetValue("@vocab", out JsonItem? vocabulary))
        {
            return;
        }

        if (vocabulary is null)
        {
            result.Vocabulary = null;
            return;
        }

        string text = (vocabulary as JsonText ?? throw new JsonLdException("invalid vocab mapping", "@vocab must be a string or null.")).Value;
        string? iri = Expand(result, text, vocab: true, documentRelative: true);
        result.Vocabulary = iri is not null && (iri.StartsWith("_:", StringComparison.Ordinal) || IriResolver.IsAbsolute(iri.AsSpan()) || result.Base is null && text.Length == 0)
            ? iri
            : throw new JsonLdException("invalid vocab mapping", $"@vocab '{text}' gives no IRI.");
    }

    private static string? DirectionOf(JsonItem? value) => value switch
    {
        null => null,
        JsonText { Value: "ltr" or "rtl" } text => text.Value,
        _ => throw new JsonLdException("invalid base direction", "@direction must be \"ltr\", \"rtl\" or null."),
    };

    /// <summary>What holds for one run of the algorithm.</summary>
    private sealed record Pass
    {
        public IReadOnlyList<string> Remote { get; init; } = [];

        public bool OverrideProtected { get; init; }

        public bool Propagate { get; init; } = true;

        public bool ValidateScoped { get; init; } = true;
    }

    /// <summary>What holds while the terms of one context are created; <paramref name="Defined"/> is false for a term that is being created.</summary>
    private sealed record TermPass(JsonMap Local, Dictionary<string, bool> Defined, string? BaseUrl, bool Protected, Pass Pass);
}
