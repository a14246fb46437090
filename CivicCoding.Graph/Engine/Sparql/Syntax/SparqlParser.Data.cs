using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Update;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>Terms of INSERT DATA and DELETE DATA, which may be many: most stay the bytes that they are in the text.</content>
public sealed partial class SparqlParser
{
    internal int ReadDataIri(QuadData data, string what)
    {
        int place;
        if (Is(SparqlTokenKind.Iri) && IriResolver.IsAbsolute(_text.Utf8[(_token.Start + 1)..(_token.End - 1)]))
        {
            place = data.AddIri(_token.Start + 1, _token.End - 1);
        }
        else if (Is(SparqlTokenKind.PrefixedName) && PrefixOfToken(out int local) is { } prefix)
        {
            place = data.AddIri(prefix, local, _token.End);
        }
        else
        {
            return data.Add(ReadIri(what));
        }

        Advance();
        return place;
    }

    internal int ReadDataLiteral(QuadData data)
    {
        if (!Is(SparqlTokenKind.String))
        {
            return data.Add(ReadLiteral());
        }

        (int start, int end) = StringBounds();
        if (_text.Utf8[start..end].Contains((byte)'\\'))
        {
            byte[] value = Encoding.UTF8.GetBytes(Unescape(_text.Slice(start, end)));
            (start, end) = data.Keep(value);
        }

        Advance();
        if (Is(SparqlTokenKind.LanguageTag))
        {
            int place = data.AddTagged(start, end, _token.Start + 1, _token.End);
            Advance();
            return place;
        }

        return Take(SparqlTokenKind.DatatypeMark) ? data.AddTyped(start, end, ReadDataIri(data, "the datatype's IRI")) : data.AddString(start, end);
    }

    /// <summary>The IRI that the prefix of the name stands for, and where the local part begins; null where it is not declared.</summary>
    private string? PrefixOfToken(out int local)
    {
        int colon = _token.Start + _text.Utf8[_token.Start.._token.End].IndexOf((byte)':');
        local = colon + 1;
        return _prefixes.GetValueOrDefault(_text.Slice(_token.Start, colon));
    }

    /// <summary>Where the text of a string token begins and ends between its quotation marks.</summary>
    private (int Start, int End) StringBounds()
    {
        ReadOnlySpan<byte> s = _text.Utf8[_token.Start.._token.End];
        int marks = s.Length >= 6 && s[1] == s[0] && s[2] == s[0] ? 3 : 1;
        return (_token.Start + marks, _token.End - marks);
    }
}
