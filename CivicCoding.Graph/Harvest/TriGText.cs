using System.Text;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>Collects quads and writes them as TriG that people read and compare: one block a subject in the order of arrival, one predicate a line.</summary>
public sealed class TriGText : IQuadSink
{
    private static readonly KeyValuePair<string, string>[] Prefixes =
    [
        new("adms", "http://www.w3.org/ns/adms#"),
        new("civic", CivicVocabulary.Namespace),
        new("country", Vocabulary.CountryBase),
        new("dcat", "http://www.w3.org/ns/dcat#"),
        new("dct", "http://purl.org/dc/terms/"),
        new("doap", "http://usefulinc.com/ns/doap#"),
        new("esco", "http://data.europa.eu/esco/skill/"),
        new("filetype", Vocabulary.FileTypeBase),
        new("foaf", "http://xmlns.com/foaf/0.1/"),
        new("graph", CivicVocabulary.GraphBase),
        new("licence", Vocabulary.LicenceBase),
        new("prov", "http://www.w3.org/ns/prov#"),
        new("rdf", WellKnown.RdfNamespace),
        new("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        new("schema", "https://schema.org/"),
        new("sdg", Vocabulary.SdgBase),
        new("skos", "http://www.w3.org/2004/02/skos/core#"),
        new("theme", Vocabulary.ThemeBase),
        new("topic", CivicVocabulary.IdBase + "topics/"),
        new("xsd", WellKnown.XsdNamespace),
        .. EntityKind.All.Select(k => new KeyValuePair<string, string>(k.Plural, CivicVocabulary.IdBase + k.Plural + "/")),
    ];

    private readonly Dictionary<Term, Dictionary<Term, Dictionary<Iri, List<Term>>>> _graphs = [];
    private readonly HashSet<string> _used = ["graph"];

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        Term name = graph.ToTerm() ?? throw new ArgumentException("The network's files hold named graphs only.", nameof(graph));
        Dictionary<Iri, List<Term>> block = Under(Under(_graphs, name), subject.ToTerm()!);
        Under(block, (Iri)predicate.ToTerm()!).Add(@object.ToTerm()!);
    }

    /// <summary>The document. The same quads in the same order give the same text.</summary>
    public override string ToString()
    {
        var body = new StringBuilder();
        foreach ((Term graph, Dictionary<Term, Dictionary<Iri, List<Term>>> subjects) in _graphs)
        {
            body.Append('\n').Append(Write(graph)).Append(" {\n");
            foreach ((Term subject, Dictionary<Iri, List<Term>> predicates) in subjects)
            {
                body.Append("  ").Append(Write(subject)).Append(' ');
                body.AppendJoin(" ;\n    ", predicates.Select(p => (p.Key.Equals(WellKnown.RdfType) ? "a" : Write(p.Key)) + " " + string.Join(", ", p.Value.Select(Write))));
                body.Append(" .\n");
            }

            body.Append("}\n");
        }

        var head = new StringBuilder();
        foreach ((string prefix, string iri) in Prefixes.Where(p => _used.Contains(p.Key)))
        {
            head.Append("@prefix ").Append(prefix).Append(": <").Append(iri).Append("> .\n");
        }

        return head.Append(body).ToString();
    }

    private static TValue Under<TKey, TValue>(Dictionary<TKey, TValue> map, TKey key)
        where TKey : notnull
        where TValue : new()
    {
        if (!map.TryGetValue(key, out TValue? value))
        {
            value = new TValue();
            map.Add(key, value);
        }

        return value;
    }

    private static bool IsPlainLocalName(ReadOnlySpan<char> local)
    {
        foreach (char c in local)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '#'))
            {
                return false;
            }
        }

        return local.Length > 0 && local[0] != '-' && local[^1] != '#';
    }

    private string Write(Term term)
    {
        if (term is Iri iri)
        {
            return Short(iri.Value);
        }

        if (term is Literal { Language: null } literal && !literal.Datatype.Equals(WellKnown.XsdString))
        {
            string lexical = new Literal(literal.Lexical).ToString()!;
            return lexical + "^^" + Short(literal.Datatype.Value);
        }

        return term.ToString()!;
    }

    private string Short(string iri)
    {
        foreach ((string prefix, string start) in Prefixes)
        {
            if (iri.StartsWith(start, StringComparison.Ordinal) && IsPlainLocalName(iri.AsSpan(start.Length)))
            {
                _used.Add(prefix);
                return prefix + ":" + iri[start.Length..].Replace("#", "\\#", StringComparison.Ordinal);
            }
        }

        return new Iri(iri).ToString();
    }
}
