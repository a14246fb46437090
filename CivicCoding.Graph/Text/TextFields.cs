using System.Globalization;
using CivicCoding.Graph.Rdf;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace CivicCoding.Graph.Text;

/// <summary>The fields of one document of the index after the other: Lucene makes a stream of tokens for each field it has not seen, which costs more than what is in it. Used by one thread at a time; a document is added before the next one is made.</summary>
internal sealed class TextFields(TextAnalysis analysis)
{
    private static readonly string[] s_roles = [.. Enum.GetValues<TextRole>().Select(r => ((int)r).ToString(CultureInfo.InvariantCulture))];

    /// <summary>A sorted column, as Lucene.Net measures what a numeric one takes by reflection, with each document.</summary>
    private static readonly BytesRef[] s_roleValues = [.. Enum.GetValues<TextRole>().Select(r => new BytesRef([(byte)r]))];

    private readonly StringField _key = new(TextSchema.Key, "", Field.Store.NO);
    private readonly StringField _subject = new(TextSchema.Subject, "", Field.Store.YES);
    private readonly StringField _thing = new(TextSchema.Thing, "", Field.Store.NO);
    private readonly SortedDocValuesField _thingColumn = new(TextSchema.ThingColumn, new BytesRef());
    private readonly StoredField _predicate = new(TextSchema.Predicate, "");
    private readonly StoredField _graph = new(TextSchema.Graph, "");
    private readonly SortedDocValuesField _graphColumn = new(TextSchema.GraphColumn, new BytesRef());
    private readonly StoredField _language = new(TextSchema.Language, "");
    private readonly StringField _role = new(TextSchema.Role, "", Field.Store.YES);
    private readonly SortedDocValuesField _roleColumn = new(TextSchema.RoleColumn, new BytesRef());
    private readonly StoredField _text = new(TextSchema.Text, "");
    private readonly TextField _plain = new(TextSchema.Plain, "", Field.Store.NO);
    private readonly StringField _wholeName = new(TextSchema.WholeName, "", Field.Store.NO);
    private readonly TextField _german = new(TextSchema.German, "", Field.Store.NO);
    private readonly TextField _english = new(TextSchema.English, "", Field.Store.NO);
    private readonly SortedDocValuesField _viaColumn = new(TextSchema.ViaColumn, new BytesRef());
    private readonly SortedDocValuesField _toColumn = new(TextSchema.ToColumn, new BytesRef());

    /// <summary>The document of a quad that the index takes.</summary>
    public Document Of(in Quad quad) => quad.Object is Literal literal ? OfText(quad, literal) : OfRelation(quad);

    private Document OfText(in Quad quad, Literal literal)
    {
        string text = literal.Lexical.Length <= TextDocument.MaxCharacters ? literal.Lexical : literal.Lexical[..TextDocument.MaxCharacters];
        string tagged = literal.Language ?? "";
        string language = tagged.Length > 0 ? tagged : LanguageGuess.Of(text) ?? "";
        TextRole role = TextVocabulary.RoleOf(quad.Predicate.Value);
        string subject = TextDocument.NameOf(quad.Subject);
        string graph = quad.Graph is null ? "" : TextDocument.NameOf(quad.Graph);
        string thing = TextDocument.ThingOf(subject);
        _key.SetStringValue(TextDocument.KeyOf(quad));
        _subject.SetStringValue(subject);
        _thingColumn.SetBytesValue(new BytesRef(thing));
        _predicate.SetStringValue(quad.Predicate.Value);
        _graph.SetStringValue(graph);
        _graphColumn.SetBytesValue(new BytesRef(graph));
        _language.SetStringValue(tagged);
        _role.SetStringValue(s_roles[(int)role]);
        _roleColumn.SetBytesValue(s_roleValues[(int)role]);
        _text.SetStringValue(literal.Lexical);
        _plain.SetStringValue(text);
        Document document = [_key, _subject, _thingColumn, _predicate, _graph, _graphColumn, _language, _role, _roleColumn, _text, _plain];
        if (thing.Length != subject.Length)
        {
            _thing.SetStringValue(thing);
            document.Add(_thing);
        }

        if (role == TextRole.Name)
        {
            _wholeName.SetStringValue(analysis.WholeName(text));
            document.Add(_wholeName);
        }

        bool german = TextDocument.IsLanguage(language, "de");
        bool english = TextDocument.IsLanguage(language, "en");
        if (german || !english)
        {
            _german.SetStringValue(text);
            document.Add(_german);
        }

        if (english || !german)
        {
            _english.SetStringValue(text);
            document.Add(_english);
        }

        return document;
    }

    /// <summary>One relation of a thing, for facets and for what a hit lifts.</summary>
    private Document OfRelation(in Quad quad)
    {
        _key.SetStringValue(TextDocument.KeyOf(quad));
        _thingColumn.SetBytesValue(new BytesRef(TextDocument.ThingOf(TextDocument.NameOf(quad.Subject))));
        _graphColumn.SetBytesValue(new BytesRef(quad.Graph is null ? "" : TextDocument.NameOf(quad.Graph)));
        _viaColumn.SetBytesValue(new BytesRef(quad.Predicate.Value));
        _toColumn.SetBytesValue(new BytesRef(TextDocument.ThingOf(((Iri)quad.Object).Value)));
        return [_key, _thingColumn, _graphColumn, _viaColumn, _toColumn];
    }
}
