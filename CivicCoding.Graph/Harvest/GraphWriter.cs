using System.Globalization;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>Writes the statements of one named graph to a sink, in the words of docs/model.md. Statements repeat neither within nor across records.</summary>
public sealed class GraphWriter
{
    private readonly IQuadSink _sink;
    private readonly Iri _graph;
    private readonly HashSet<Quad> _written = [];
    private readonly TermScratch _subject = new();
    private readonly TermScratch _predicate = new();
    private readonly TermScratch _object = new();
    private readonly TermScratch _name = new();

    public GraphWriter(IQuadSink sink, string source)
    {
        _sink = sink;
        _graph = CivicVocabulary.Graph(source);
    }

    public void Add(Iri subject, Iri predicate, Term value)
    {
        if (_written.Add(new Quad(subject, predicate, value, _graph)))
        {
            _sink.Quad(_subject.Encode(subject), _predicate.Encode(predicate), _object.Encode(value), _name.Encode(_graph));
        }
    }

    public void Type(Iri subject, params ReadOnlySpan<Iri> classes)
    {
        foreach (Iri type in classes)
        {
            Add(subject, WellKnown.RdfType, type);
        }
    }

    /// <summary>Adds a plain string, or nothing where it is null or empty.</summary>
    public void Text(Iri subject, Iri predicate, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Add(subject, predicate, new Literal(value));
        }
    }

    /// <summary>Adds a text in German and English; one that is null is left out.</summary>
    public void Texts(Iri subject, Iri predicate, string? german, string? english)
    {
        if (!string.IsNullOrWhiteSpace(german))
        {
            Add(subject, predicate, new Literal(german, "de"));
        }

        if (!string.IsNullOrWhiteSpace(english))
        {
            Add(subject, predicate, new Literal(english, "en"));
        }
    }

    /// <summary>The name in both languages; a proper name that is the same in both stands once, under the language that is given.</summary>
    public void Label(Iri subject, string? german, string? english, string same = "de")
    {
        if (string.Equals(german, english, StringComparison.Ordinal))
        {
            Add(subject, Vocabulary.Label, new Literal(german!, same));
            return;
        }

        Texts(subject, Vocabulary.Label, german, english);
    }

    /// <summary>Adds an IRI that a source gives as text; one that is not absolute http(s) or holds characters that IRIs forbid is left out.</summary>
    public void Link(Iri subject, Iri predicate, string? address)
    {
        if (WebAddress.Clean(address) is { } iri)
        {
            Add(subject, predicate, new Iri(iri));
        }
    }

    /// <summary>Adds a date as exact as the source gives it: a year, a month or a day.</summary>
    public void Date(Iri subject, Iri predicate, string? date)
    {
        if (date is null)
        {
            return;
        }

        Iri datatype = date.Length switch
        {
            4 => Vocabulary.XsdYear,
            7 => Vocabulary.XsdMonth,
            _ => Vocabulary.XsdDate,
        };
        Add(subject, predicate, new Literal(date, datatype));
    }

    public void Amount(Iri subject, Iri predicate, decimal value) =>
        Add(subject, predicate, new Literal(value == decimal.Truncate(value) ? value.ToString("0.0", CultureInfo.InvariantCulture) : value.ToString("0.0###", CultureInfo.InvariantCulture), Vocabulary.XsdDecimal));
}
