using System.Text.Json;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The prefixes of a document as terms of its inline context (JSON-LD 1.1, section 4.1.5), those alone that the document uses.</summary>
internal sealed class JsonLdPrefixes
{
    private readonly Dictionary<string, string> _compacted = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Iri)> _declared = [];
    private readonly SortedDictionary<string, string> _used = new(StringComparer.Ordinal);

    public JsonLdPrefixes(IEnumerable<KeyValuePair<string, string>> prefixes, Dataset dataset)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string iri) in prefixes)
        {
            if (name.Length > 0 && name != "_" && name[0] != '@' && !name.Contains(':', StringComparison.Ordinal) && IriResolver.IsValidAbsolute(iri))
            {
                names.TryAdd(name, iri);
            }
        }

        HashSet<string> iris = [];
        foreach (Quad quad in dataset)
        {
            Add(iris, quad.Subject);
            if (quad.Object is Literal || !quad.Predicate.Equals(WellKnown.RdfType))
            {
                Add(iris, quad.Predicate);
            }

            Add(iris, quad.Object);
            Add(iris, quad.Graph);
        }

        // An IRI whose scheme is a prefix's name would be read as a compact IRI of that prefix.
        foreach (string iri in iris)
        {
            int colon = iri.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && !iri.AsSpan(colon + 1).StartsWith("//"))
            {
                names.Remove(iri[..colon]);
            }
        }

        _declared.AddRange(names.Select(n => (n.Key, n.Value)).OrderByDescending(n => n.Value.Length).ThenBy(n => n.Key.Length).ThenBy(n => n.Key, StringComparer.Ordinal));
        foreach (string iri in iris)
        {
            Shorten(iri);
        }
    }

    /// <summary>The prefixes that the document uses, by name.</summary>
    public IReadOnlyDictionary<string, string> Used => _used;

    public string Compact(string iri) => _compacted.GetValueOrDefault(iri, iri);

    /// <summary>Writes the context; a prefix whose IRI does not end in a delimiter says that it is one.</summary>
    public void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach ((string name, string iri) in _used)
        {
            if (iri[^1] is ':' or '/' or '?' or '#' or '[' or ']' or '@')
            {
                json.WriteString(name, iri);
                continue;
            }

            json.WriteStartObject(name);
            json.WriteString("@id", iri);
            json.WriteBoolean("@prefix", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Add(HashSet<string> iris, Term? term)
    {
        switch (term)
        {
            case Iri iri:
                iris.Add(iri.Value);
                break;
            case Literal literal when literal.Language is null && !literal.Datatype.Equals(WellKnown.XsdString):
                iris.Add(literal.Datatype.Value);
                break;
            default:
                break;
        }
    }

    private void Shorten(string iri)
    {
        foreach ((string name, string start) in _declared)
        {
            // A local part that begins with two slashes would read as an absolute IRI.
            if (iri.Length > start.Length && iri.StartsWith(start, StringComparison.Ordinal) && !iri.AsSpan(start.Length).StartsWith("//"))
            {
                _compacted[iri] = name + ":" + iri[start.Length..];
                _used[name] = start;
                return;
            }
        }
    }
}
