namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The inverse context (JSON-LD 1.1 API, section 4.3): for an IRI the term that fits a value best.</summary>
internal sealed class InverseContext
{
    private readonly Dictionary<string, Dictionary<string, Entry>> _byIri = new(StringComparer.Ordinal);

    public InverseContext(ActiveContext active)
    {
        string defaultLanguage = LanguageKey(active.Language, active.Direction);
        var prefixes = new List<(string, string)>();
        foreach ((string term, TermDefinition definition) in active.Terms.OrderBy(t => t.Key.Length).ThenBy(t => t.Key, StringComparer.Ordinal))
        {
            if (definition.Iri is null)
            {
                continue;
            }

            if (definition.Prefix)
            {
                prefixes.Add((term, definition.Iri));
            }

            Enter(term, definition, defaultLanguage);
        }

        Prefixes = prefixes;
        PrefixNames = [.. prefixes.Select(p => p.Item1)];
    }

    /// <summary>Terms that can be prefixes, the shortest first.</summary>
    public IReadOnlyList<(string Term, string Iri)> Prefixes { get; }

    public HashSet<string> PrefixNames { get; }

    /// <summary>The name of a container mapping, its keywords in order.</summary>
    public static string ContainerKey(Containers container)
    {
        if (container == Containers.None)
        {
            return "@none";
        }

        // The members are declared in the order of their keywords.
        return string.Concat(Enum.GetValues<Containers>().Where(c => c != Containers.None && (container & c) != 0).Select(c => "@" + c.ToString().ToLowerInvariant()));
    }

    /// <summary>A language and direction as one key.</summary>
    public static string LanguageKey(string? language, string? direction) =>
        direction is not null ? $"{language}_{direction}".ToLowerInvariant() : language?.ToLowerInvariant() ?? "@none";

    public bool Has(string iri) => _byIri.ContainsKey(iri);

    /// <summary>Term selection (section 4.4).</summary>
    public string? Select(string iri, IEnumerable<string> containers, string typeLanguage, IReadOnlyList<string> preferred)
    {
        Dictionary<string, Entry> byContainer = _byIri[iri];
        foreach (string container in containers)
        {
            if (!byContainer.TryGetValue(container, out Entry? entry))
            {
                continue;
            }

            Dictionary<string, string> map = typeLanguage switch
            {
                "@language" => entry.Language,
                "@type" => entry.Type,
                _ => entry.Any,
            };
            foreach (string value in preferred)
            {
                if (map.TryGetValue(value, out string? term))
                {
                    return term;
                }
            }
        }

        return null;
    }

    private void Enter(string term, TermDefinition definition, string defaultLanguage)
    {
        if (!_byIri.TryGetValue(definition.Iri!, out Dictionary<string, Entry>? byContainer))
        {
            _byIri[definition.Iri!] = byContainer = new(StringComparer.Ordinal);
        }

        string container = ContainerKey(definition.Container);
        if (!byContainer.TryGetValue(container, out Entry? entry))
        {
            byContainer[container] = entry = new Entry();
            entry.Any["@none"] = term;
        }

        if (definition.Reverse)
        {
            entry.Type.TryAdd("@reverse", term);
        }
        else if (definition.Type == "@none")
        {
            entry.Language.TryAdd("@any", term);
            entry.Type.TryAdd("@any", term);
        }
        else if (definition.Type is not null)
        {
            entry.Type.TryAdd(definition.Type, term);
        }
        else if (definition.HasLanguage)
        {
            string? direction = definition.HasDirection ? definition.Direction : null;
            entry.Language.TryAdd(definition.Language is null && direction is null ? "@null" : LanguageKey(definition.Language, direction), term);
        }
        else if (definition.HasDirection)
        {
            entry.Language.TryAdd(definition.Direction is null ? "@none" : "_" + definition.Direction, term);
        }
        else
        {
            entry.Language.TryAdd(defaultLanguage, term);
            entry.Language.TryAdd("@none", term);
            entry.Type.TryAdd("@none", term);
        }
    }

    private sealed class Entry
    {
        public Dictionary<string, string> Language { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Type { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Any { get; } = new(StringComparer.Ordinal);
    }
}
