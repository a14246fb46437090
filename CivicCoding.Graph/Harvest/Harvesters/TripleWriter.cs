using System.Globalization;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Harvesters;

/// <summary>Writes the statements that a mapping makes of a record; what is empty is left out.</summary>
internal sealed class TripleWriter(IQuadSink sink)
{
    private readonly TermScratch[] _scratches = [new(), new(), new()];
    private int _blanks;

    public void Add(Term subject, Iri predicate, Term value) => sink.Quad(_scratches[0].Encode(subject), _scratches[1].Encode(predicate), _scratches[2].Encode(value), TermSpan.None);

    public void Type(Term subject, Iri type) => Add(subject, WellKnown.RdfType, type);

    public void Text(Term subject, Iri predicate, string? value, string? language = null)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Add(subject, predicate, language is null ? new Literal(value) : new Literal(value, language));
        }
    }

    /// <summary>Adds a web address; one that cannot be an IRI is left out.</summary>
    /// <returns>False where something was given and left out.</returns>
    public bool Link(Term subject, Iri predicate, string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return true;
        }

        if (WebAddress.Clean(address) is not { } iri)
        {
            return false;
        }

        Add(subject, predicate, new Iri(iri));
        return true;
    }

    /// <summary>Adds a date or a moment as exact as it is given; what is neither is left out.</summary>
    /// <returns>False where something was given and left out.</returns>
    public bool Moment(Term subject, Iri predicate, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return true;
        }

        string text = value.Trim();
        Iri? datatype = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? Vocabulary.XsdDate
            : text.Length == 7 && DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? Vocabulary.XsdMonth
            : text.Length == 4 && text.All(char.IsAsciiDigit) ? Vocabulary.XsdYear
            : text.Length >= 19 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && text.All(c => char.IsAsciiDigit(c) || c is '-' or ':' or '.' or 'T' or 'Z' or '+') ? DcatWords.XsdDateTime
            : null;
        if (datatype is null)
        {
            return false;
        }

        Add(subject, predicate, new Literal(text, datatype));
        return true;
    }

    /// <summary>A blank node that has no other statements yet.</summary>
    public BlankNode Blank() => new(string.Create(CultureInfo.InvariantCulture, $"n{++_blanks}"));
}
