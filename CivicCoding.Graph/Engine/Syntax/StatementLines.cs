using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>The lines of N-Triples and N-Quads (RDF 1.1 N-Quads, section 4): terms go to the sink as views of the input, escapes alone are copied.</summary>
internal sealed class StatementLines(Stream input, IQuadSink sink, RdfReadOptions options, bool graphs, CancellationToken cancellation)
{
    private readonly Utf8Window _window = new(input, options.MaxTermBytes, cancellation);
    private readonly ByteScratch _scratch = new();
    private readonly LenientReport? _lenient = options.Lenient ? new LenientReport(options.Report) : null;

    /// <summary>True where the statement of this line is left out by a lenient read.</summary>
    private bool _leftOut;

    public void Read()
    {
        bool more = true;
        while (more)
        {
            int scanned = 0;
            int end;
            while ((end = _window.Rest[scanned..].IndexOfAny((byte)'\n', (byte)'\r')) < 0)
            {
                scanned = _window.End - _window.Position;
                if (!_window.More(_window.Position))
                {
                    end = 0;
                    more = false;
                    break;
                }
            }

            int length = scanned + end;
            ReadLine(_window.Rest[..length]);
            _window.Position += length + (more ? 1 : 0);
        }
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        int i = 0;
        SkipBlanks(line, ref i);
        if (i == line.Length || line[i] == (byte)'#')
        {
            return;
        }

        if (_lenient is null)
        {
            Statement(line, i);
            return;
        }

        try
        {
            Statement(line, i);
        }
        catch (RdfSyntaxException error)
        {
            _lenient.Add(error);
        }
    }

    private void Statement(ReadOnlySpan<byte> line, int i)
    {
        _scratch.Reset();
        _leftOut = false;
        TermSpan subject = At(line, i) switch
        {
            (byte)'<' => Iri(line, ref i),
            (byte)'_' => Blank(line, ref i),
            _ => throw Error("Expected a subject: an IRI in < > or a blank node.", i),
        };
        SkipBlanks(line, ref i);
        if (At(line, i) != (byte)'<')
        {
            throw Error("Expected a predicate: an IRI in < >.", i);
        }

        TermSpan predicate = Iri(line, ref i);
        SkipBlanks(line, ref i);
        TermSpan @object = At(line, i) switch
        {
            (byte)'<' => Iri(line, ref i),
            (byte)'"' => Text(line, ref i),
            (byte)'_' => Blank(line, ref i),
            _ => throw Error("Expected an object: an IRI in < >, a blank node or a literal in double quotes.", i),
        };
        SkipBlanks(line, ref i);
        TermSpan graph = default;
        if (graphs && At(line, i) is (byte)'<' or (byte)'_')
        {
            graph = line[i] == (byte)'<' ? Iri(line, ref i) : Blank(line, ref i);
            SkipBlanks(line, ref i);
        }

        if (At(line, i) != (byte)'.')
        {
            throw Error("Expected '.' at the end of the statement.", i);
        }

        i++;
        SkipBlanks(line, ref i);
        if (i < line.Length && line[i] != (byte)'#')
        {
            throw Error("Expected the end of the line after '.'.", i);
        }

        if (!_leftOut)
        {
            sink.Quad(subject, predicate, @object, graph);
        }
    }

    private static byte At(ReadOnlySpan<byte> line, int i) => (uint)i < (uint)line.Length ? line[i] : (byte)0;

    private static void SkipBlanks(ReadOnlySpan<byte> line, scoped ref int i)
    {
        while ((uint)i < (uint)line.Length && line[i] is (byte)' ' or (byte)'\t')
        {
            i++;
        }
    }

    private TermSpan Iri(ReadOnlySpan<byte> line, scoped ref int i)
    {
        ReadOnlySpan<byte> rest = line[(i + 1)..];
        int end = IriResolver.IndexOfForbidden(rest);
        if ((uint)end < (uint)rest.Length && rest[end] == (byte)'>' && IriResolver.IsAbsolute(rest[..end]))
        {
            i += end + 2;
            return new TermSpan(TermKind.Iri, rest[..end]);
        }

        return OtherIri(line, ref i);
    }

    private TermSpan OtherIri(ReadOnlySpan<byte> line, scoped ref int i)
    {
        int start = i + 1;
        int close = line[start..].IndexOf((byte)'>');
        if (close < 0)
        {
            throw Error("The IRI is not closed by '>'.", i);
        }

        ReadOnlySpan<byte> raw = line.Slice(start, close);
        Span<byte> room = _scratch.Ask(raw.Length);
        int length = Escapes.Decode(raw, room, inString: false, out int errorAt);
        if (errorAt >= 0)
        {
            throw Error("The escape in the IRI is not \\uXXXX or \\UXXXXXXXX of a character.", start + errorAt);
        }

        ReadOnlySpan<byte> iri = _scratch.Keep(length);
        i = start + close + 1;
        int forbidden = IriResolver.IndexOfForbidden(iri);
        if (forbidden >= 0)
        {
            int plain = IriResolver.IndexOfForbidden(raw);
            RdfSyntaxException error = Error("An IRI must not hold blanks, control characters or any of < > \" { } | ^ ` \\.", start + plain);
            if (_lenient is null)
            {
                throw error;
            }

            _lenient.Add(error);
            _leftOut |= !LenientRepair.TryIri(iri, _scratch, out iri);
        }

        return !IriResolver.IsAbsolute(iri) && !_leftOut ? throw Error("The IRI is relative; here it must start with a scheme such as https:.", start) : new TermSpan(TermKind.Iri, iri);
    }

    private TermSpan Blank(ReadOnlySpan<byte> line, scoped ref int i)
    {
        int start = i + 2;
        int length = At(line, i + 1) == (byte)':' ? BlankLabel.Scan(line[start..]) : 0;
        if (length == 0)
        {
            throw Error("Expected a blank node label such as _:b1.", i);
        }

        i = start + length;
        return new TermSpan(TermKind.BlankNode, line.Slice(start, length));
    }

    private TermSpan Text(ReadOnlySpan<byte> line, scoped ref int i)
    {
        int start = i + 1;
        ReadOnlySpan<byte> rest = line[start..];
        int end = rest.IndexOfAny((byte)'"', (byte)'\\');
        bool escaped = false;
        while ((uint)end < (uint)rest.Length && rest[end] == (byte)'\\')
        {
            escaped = true;
            int skip = Math.Min(end + 2, rest.Length);
            int next = rest[skip..].IndexOfAny((byte)'"', (byte)'\\');
            end = next < 0 ? -1 : skip + next;
        }

        if (end < 0)
        {
            throw Error("The literal is not closed by '\"' on its line.", i);
        }

        ReadOnlySpan<byte> value = rest[..end];
        if (escaped)
        {
            int length = Escapes.Decode(value, _scratch.Ask(end), inString: true, out int errorAt);
            if (errorAt >= 0)
            {
                throw Error("The escape is none of \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX.", start + errorAt);
            }

            value = _scratch.Keep(length);
        }

        i = start + end + 1;
        byte after = At(line, i);
        if (after == (byte)'@')
        {
            return new TermSpan(TermKind.Literal, value, default, Language(line, ref i));
        }

        if (after != (byte)'^')
        {
            return new TermSpan(TermKind.Literal, value);
        }

        if (At(line, i + 1) != (byte)'^' || At(line, i + 2) != (byte)'<')
        {
            throw Error("Expected ^^ and a datatype IRI in < >.", i);
        }

        i += 2;
        ReadOnlySpan<byte> datatype = Iri(line, ref i).Value;
        return new TermSpan(TermKind.Literal, value, datatype.SequenceEqual("http://www.w3.org/2001/XMLSchema#string"u8) ? default : datatype);
    }

    private ReadOnlySpan<byte> Language(ReadOnlySpan<byte> line, scoped ref int i)
    {
        int start = i + 1;
        int length = LanguageTag.Scan(line[start..]);
        ReadOnlySpan<byte> tag = line.Slice(start, length);
        i = start + length;
        if (LanguageTag.IsWellFormed(tag) && At(line, i) != (byte)'_')
        {
            return tag;
        }

        RdfSyntaxException error = Error("The language tag is not well-formed: subtags of one to eight letters or digits, such as @de or @en-GB.", start);
        if (_lenient is null)
        {
            throw error;
        }

        _lenient.Add(error);
        while (At(line, i) is (byte)'_' or (byte)'-' || NameCharacters.IsAsciiLetter(At(line, i)) || NameCharacters.IsDigit(At(line, i)))
        {
            i++;
        }

        return LenientRepair.TryLanguage(line[start..i], _scratch, out tag) ? tag : default;
    }

    private RdfSyntaxException Error(string message, int offset) => _window.Error(message, _window.Position + offset);
}
