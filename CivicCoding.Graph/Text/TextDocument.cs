using System.Buffers;
using System.IO.Hashing;
using System.Text;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Text;

/// <summary>One literal of the graph as a document of the index: string literals and language-tagged ones; numbers and dates are not text.</summary>
internal static class TextDocument
{
    /// <summary>Longer literals are found by their first part only.</summary>
    public const int MaxCharacters = 32_768;

    public static bool IsText(in Quad quad) =>
        quad.Object is Literal literal && literal.Lexical.Length > 0
        && (literal.Language is not null || literal.Datatype.Equals(WellKnown.XsdString));

    /// <summary>True for what the index holds: texts, and relations between things. What is private is not in it at all: its words would come out as suggestions and in the list by which compounds are split.</summary>
    public static bool Takes(in Quad quad) => !(quad.Graph is Iri graph && CivicVocabulary.IsPrivate(graph.Value)) && (IsText(quad) || RelationDocument.IsRelation(quad));

    /// <summary>The thing that a subject counts for: a part (a fragment) counts for the whole.</summary>
    public static string ThingOf(string subject)
    {
        int fragment = subject.IndexOf('#', StringComparison.Ordinal);
        return fragment > 0 && subject.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal) ? subject[..fragment] : subject;
    }

    /// <summary>A key that is the same for equal quads: deleting and adding need no look-up.</summary>
    public static string KeyOf(in Quad quad)
    {
        string text = quad.ToString();
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Span<byte> hash = stackalloc byte[16];
        XxHash128.Hash(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return Convert.ToHexString(hash);
    }

    public static string NameOf(Term term) => term switch
    {
        Iri iri => iri.Value,
        BlankNode node => "_:" + node.Label,
        _ => term.ToString(),
    };

    public static Term TermOf(string name) => name.StartsWith("_:", StringComparison.Ordinal) ? new BlankNode(name[2..]) : new Iri(name);

    public static bool IsLanguage(string tag, string language) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] == '-');
}
