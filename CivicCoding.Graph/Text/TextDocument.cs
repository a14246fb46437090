using System.Globalization;
using System.IO.Hashing;
using System.Text;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using Lucene.Net.Documents;
using Lucene.Net.Util;

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
    public static string KeyOf(in Quad quad) =>
        Convert.ToHexString(XxHash128.Hash(Encoding.UTF8.GetBytes(quad.ToString())));

    public static Document Of(in Quad quad, TextAnalysis analysis)
    {
        if (quad.Object is not Literal)
        {
            return RelationDocument.Of(quad);
        }

        var literal = (Literal)quad.Object;
        string text = literal.Lexical.Length <= MaxCharacters ? literal.Lexical : literal.Lexical[..MaxCharacters];
        string tagged = literal.Language ?? "";
        string language = tagged.Length > 0 ? tagged : LanguageGuess.Of(text) ?? "";
        TextRole role = TextVocabulary.RoleOf(quad.Predicate.Value);
        string subject = NameOf(quad.Subject);
        string graph = quad.Graph is null ? "" : NameOf(quad.Graph);
        string thing = ThingOf(subject);
        var document = new Document
        {
            new StringField(TextSchema.Key, KeyOf(quad), Field.Store.NO),
            new StringField(TextSchema.Subject, subject, Field.Store.YES),
            new StringField(TextSchema.Thing, thing, Field.Store.NO),
            new SortedDocValuesField(TextSchema.ThingColumn, new BytesRef(thing)),
            new StoredField(TextSchema.Predicate, quad.Predicate.Value),
            new StringField(TextSchema.Graph, graph, Field.Store.YES),
            new SortedDocValuesField(TextSchema.GraphColumn, new BytesRef(graph)),
            new StoredField(TextSchema.Language, tagged),
            new StringField(TextSchema.Role, ((int)role).ToString(CultureInfo.InvariantCulture), Field.Store.YES),
            new NumericDocValuesField(TextSchema.RoleColumn, (long)role),
            new StoredField(TextSchema.Text, literal.Lexical),
            new TextField(TextSchema.Plain, text, Field.Store.NO),
        };
        if (role == TextRole.Name)
        {
            document.Add(new StringField(TextSchema.WholeName, analysis.WholeName(text), Field.Store.NO));
        }

        bool german = IsLanguage(language, "de");
        bool english = IsLanguage(language, "en");
        if (german || !english)
        {
            document.Add(new TextField(TextSchema.German, text, Field.Store.NO));
        }

        if (english || !german)
        {
            document.Add(new TextField(TextSchema.English, text, Field.Store.NO));
        }

        return document;
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
