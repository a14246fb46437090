using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>IRI compaction (JSON-LD 1.1 API, section 6.2).</summary>
internal sealed class IriCompactor(JsonLdOptions options)
{
    public string Keyword(ActiveContext active, string keyword) => Compact(active, keyword, vocab: true);

    public string Compact(ActiveContext active, string iri, JsonItem? value = null, bool vocab = false, bool reverse = false)
    {
        active.Inverse ??= new InverseContext(active);
        if (vocab && active.Inverse.Has(iri) && Term(active, active.Inverse, iri, value, reverse) is { } term)
        {
            return term;
        }

        if (vocab && active.Vocabulary is { Length: > 0 } vocabulary && iri.Length > vocabulary.Length && iri.StartsWith(vocabulary, StringComparison.Ordinal))
        {
            string suffix = iri[vocabulary.Length..];
            if (active.Term(suffix) is null)
            {
                return suffix;
            }
        }

        string? compact = WithPrefix(active, active.Inverse, iri, value);
        if (compact is not null)
        {
            return compact;
        }

        int colon = iri.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && !iri.AsSpan(colon + 1).StartsWith("//") && active.Inverse.PrefixNames.Contains(iri[..colon]))
        {
            throw new JsonLdException("IRI confused with prefix", $"The IRI <{iri}> would read as a compact IRI of the prefix '{iri[..colon]}'.");
        }

        return vocab || !options.CompactToRelative || active.Base is null ? iri : RelativeIri.Make(active.Base, iri);
    }

    private static string? WithPrefix(ActiveContext active, InverseContext inverse, string iri, JsonItem? value)
    {
        string? compact = null;
        foreach ((string term, string start) in inverse.Prefixes)
        {
            if (start.Length >= iri.Length || !iri.StartsWith(start, StringComparison.Ordinal))
            {
                continue;
            }

            string candidate = $"{term}:{iri.AsSpan(start.Length)}";
            bool shorter = compact is null || candidate.Length < compact.Length || (candidate.Length == compact.Length && string.CompareOrdinal(candidate, compact) < 0);
            if (shorter && (active.Term(candidate) is not { } taken || (taken.Iri == iri && value is null)))
            {
                compact = candidate;
            }
        }

        return compact;
    }

    private string? Term(ActiveContext active, InverseContext inverse, string iri, JsonItem? value, bool reverse)
    {
        if (value is JsonMap preserved && preserved.TryGetValue("@preserve", out JsonItem? kept))
        {
            value = kept is JsonList { Count: > 0 } list ? list[0] : kept;
        }

        var map = value as JsonMap;
        List<string> containers = [];
        string typeLanguage = "@language";
        string wanted = "@null";
        bool index = map is not null && map.Has("@index");
        if (index && !IsGraph(map))
        {
            containers.AddRange(["@index", "@index@set"]);
        }

        if (reverse)
        {
            typeLanguage = "@type";
            wanted = "@reverse";
            containers.Add("@set");
        }
        else if (IsList(map))
        {
            ForList(active, map!, index, containers, ref typeLanguage, ref wanted);
        }
        else if (IsGraph(map))
        {
            ForGraph(map!, index, containers);
            typeLanguage = "@type";
            wanted = "@id";
        }
        else
        {
            ForOther(map, index, containers, ref typeLanguage, ref wanted);
        }

        containers.Add("@none");
        if (!index)
        {
            containers.AddRange(["@index", "@index@set"]);
        }

        if (map is { Count: 1 } && map.Has("@value"))
        {
            containers.AddRange(["@language", "@language@set"]);
        }

        List<string> preferred = Preferred(active, map, typeLanguage, wanted);
        if (IsList(map) && map!["@list"] is JsonList { Count: 0 })
        {
            typeLanguage = "@any";
        }

        return inverse.Select(iri, containers, typeLanguage, preferred);
    }

    private List<string> Preferred(ActiveContext active, JsonMap? map, string typeLanguage, string wanted)
    {
        List<string> preferred = [];
        if (wanted == "@reverse")
        {
            preferred.Add("@reverse");
        }

        if (wanted is "@id" or "@reverse" && map is not null && Text(map["@id"]) is { } id)
        {
            bool asTerm = active.Term(Compact(active, id, vocab: true)) is { } definition && definition.Iri == id;
            preferred.AddRange(asTerm ? ["@vocab", "@id", "@none"] : ["@id", "@vocab", "@none"]);
        }
        else
        {
            preferred.AddRange([wanted, "@none"]);
        }

        preferred.Add("@any");
        string? direction = typeLanguage == "@language" ? preferred.Find(p => p.Contains('_', StringComparison.Ordinal)) : null;
        if (direction is not null)
        {
            preferred.Add(direction[direction.IndexOf('_', StringComparison.Ordinal)..]);
        }

        return preferred;
    }

    private static void ForGraph(JsonMap map, bool index, List<string> containers)
    {
        if (index)
        {
            containers.AddRange(["@graph@index", "@graph@index@set"]);
        }

        if (map.Has("@id"))
        {
            containers.AddRange(["@graph@id", "@graph@id@set"]);
        }

        containers.AddRange(["@graph", "@graph@set", "@set"]);
        if (!index)
        {
            containers.AddRange(["@graph@index", "@graph@index@set"]);
        }

        if (!map.Has("@id"))
        {
            containers.AddRange(["@graph@id", "@graph@id@set"]);
        }

        containers.AddRange(["@index", "@index@set"]);
    }

    private static void ForOther(JsonMap? map, bool index, List<string> containers, ref string typeLanguage, ref string wanted)
    {
        if (map is not null && map.Has("@value"))
        {
            if ((map.Has("@direction") || map.Has("@language")) && !index)
            {
                wanted = InverseContext.LanguageKey(Text(map["@language"]), Text(map["@direction"]));
                containers.AddRange(["@language", "@language@set"]);
            }
            else if (Text(map["@type"]) is { } type)
            {
                typeLanguage = "@type";
                wanted = type;
            }
        }
        else
        {
            typeLanguage = "@type";
            wanted = "@id";
            containers.AddRange(["@id", "@id@set", "@type", "@set@type"]);
        }

        containers.Add("@set");
    }

    private static void ForList(ActiveContext active, JsonMap map, bool index, List<string> containers, ref string typeLanguage, ref string wanted)
    {
        if (!index)
        {
            containers.Add("@list");
        }

        IReadOnlyList<JsonItem?> list = Items(map["@list"]);
        string? commonType = null;
        string? commonLanguage = list.Count == 0 ? InverseContext.LanguageKey(active.Language, active.Direction) : null;
        foreach (JsonItem? item in list)
        {
            string language = "@none";
            string type = "@none";
            if (item is JsonMap value && value.Has("@value"))
            {
                if (value.Has("@direction") || value.Has("@language"))
                {
                    language = InverseContext.LanguageKey(Text(value["@language"]), Text(value["@direction"]));
                }
                else if (Text(value["@type"]) is { } typed)
                {
                    type = typed;
                }
                else
                {
                    language = "@null";
                }
            }
            else
            {
                type = "@id";
            }

            commonLanguage = commonLanguage is null || commonLanguage == language ? language : IsValue(item) ? "@none" : commonLanguage;
            commonType = commonType is null || commonType == type ? type : "@none";
            if (commonLanguage == "@none" && commonType == "@none")
            {
                break;
            }
        }

        commonType ??= "@none";
        (typeLanguage, wanted) = commonType != "@none" ? ("@type", commonType) : ("@language", commonLanguage ?? "@none");
    }
}
