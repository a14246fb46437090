using System.Buffers;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <content>IRIs, prefixed names and blank nodes (RDF 1.1 Turtle, section 6.5).</content>
internal sealed partial class TurtleParser
{
    /// <summary>The ASCII characters of a local name that need no look at what follows: PN_CHARS and the colon.</summary>
    private static readonly SearchValues<byte> LocalCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-:"u8);

    /// <summary>Skips white space and comments; the byte that follows, or -1 at the end.</summary>
    private int Peek()
    {
        while (true)
        {
            byte[] buffer = _window.Buffer;
            int end = _window.End;
            int i = _window.Position;
            while (i < end)
            {
                byte b = buffer[i];
                if (b > ' ')
                {
                    break;
                }

                if (b is not ((byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r'))
                {
                    _window.Position = i;
                    return b;
                }

                i++;
            }

            _window.Position = i;
            if (i == end)
            {
                if (!_window.More(i))
                {
                    return -1;
                }
            }
            else if (buffer[i] != (byte)'#')
            {
                return buffer[i];
            }
            else
            {
                SkipComment();
            }
        }
    }

    private void SkipComment()
    {
        while (true)
        {
            int end = _window.Rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end >= 0)
            {
                _window.Position += end;
                return;
            }

            _window.Position = _window.End;
            if (!_window.More(_window.Position))
            {
                return;
            }
        }
    }

    /// <summary>Reads until the window holds this many bytes or the document ends.</summary>
    private void Ensure(int bytes)
    {
        while (_window.End - _window.Position < bytes && _window.More(_window.Position))
        {
        }
    }

    private bool StartsWith(ReadOnlySpan<byte> text)
    {
        Ensure(text.Length);
        return _window.Rest.StartsWith(text);
    }

    private TermRef IriOrName(string expected)
    {
        int c = Peek();
        if (c == '<')
        {
            return Iri();
        }

        return c == ':' || c >= 0x80 || (c >= 0 && NameCharacters.IsAsciiLetter((byte)c)) ? Name(expected) : throw Error(expected);
    }

    private TermRef Iri()
    {
        int scanned = 1;
        while (true)
        {
            ReadOnlySpan<byte> rest = _window.Rest;
            int next = IriResolver.IndexOfForbidden(rest[scanned..]);
            if (next >= 0)
            {
                int end = scanned + next;
                if (rest[end] != (byte)'>')
                {
                    return OtherIri();
                }

                TermRef iri = Resolve(rest[1..end]);
                _window.Position += end + 1;
                return iri;
            }

            scanned = rest.Length;
            if (!_window.More(_window.Position))
            {
                throw Error("The IRI is not closed by '>'.");
            }
        }
    }

    /// <summary>An IRI with escapes or with characters that it must not hold.</summary>
    private TermRef OtherIri()
    {
        int scanned = 1;
        int end;
        while ((end = _window.Rest[scanned..].IndexOfAny((byte)'>', (byte)'\n', (byte)'\r')) < 0)
        {
            scanned = _window.Rest.Length;
            if (!_window.More(_window.Position))
            {
                throw Error("The IRI is not closed by '>'.");
            }
        }

        end += scanned;
        ReadOnlySpan<byte> raw = _window.Rest[1..end];
        int forbidden = raw.IndexOfAny(" <\"{}|^`"u8);
        if (_window.Rest[end] != (byte)'>' && (_lenient is null || !CloseOnLaterLine(ref end)))
        {
            throw Error("The IRI is not closed by '>' on its line.");
        }

        raw = _window.Rest[1..end];
        _scratch.Reset();
        int length = Escapes.Decode(raw, _scratch.Ask(raw.Length), inString: false, out int errorAt);
        if (errorAt >= 0 && _lenient is null)
        {
            throw Error("The escape in the IRI is not \\uXXXX or \\UXXXXXXXX of a character.", forbidden >= 0 && forbidden < errorAt ? forbidden + 1 : errorAt + 1);
        }

        ReadOnlySpan<byte> iri = errorAt >= 0 ? raw : _scratch.Keep(length);
        if (IriResolver.IndexOfForbidden(iri) >= 0)
        {
            RdfSyntaxException error = Error("An IRI must not hold blanks, control characters or any of < > \" { } | ^ ` \\.", Math.Max(IriResolver.IndexOfForbidden(raw), 0) + 1);
            if (_lenient is null)
            {
                throw error;
            }

            _lenient.Add(error);
            if (!LenientRepair.TryIri(iri, _scratch, out iri))
            {
                _window.Position += end + 1;
                return TermRef.LeftOut;
            }
        }

        TermRef resolved = Resolve(iri);
        _window.Position += end + 1;
        return resolved;
    }

    /// <summary>A lenient read takes an IRI that is broken over two lines, no more.</summary>
    private bool CloseOnLaterLine(ref int end)
    {
        Ensure(end + 4096);
        ReadOnlySpan<byte> rest = _window.Rest;
        int start = end + (rest[end..].StartsWith("\r\n"u8) ? 2 : 1);
        int next = rest[start..].IndexOfAny((byte)'>', (byte)'\n', (byte)'"');
        if (next < 0 || rest[start + next] != (byte)'>')
        {
            return false;
        }

        end = start + next;
        return true;
    }

    private TermRef Resolve(ReadOnlySpan<byte> reference)
    {
        int start = _arena.Top;
        if (IriResolver.IsAbsolute(reference))
        {
            CheckFits(start, reference.Length);
            _arena.Append(reference);
        }
        else if (_base is not null)
        {
            CheckFits(start, _base.MaxLength(reference.Length));
            _arena.Top += _base.Resolve(reference, _arena.Ask(_base.MaxLength(reference.Length)));
        }
        else
        {
            RdfSyntaxException error = Error("The IRI is relative and there is no base: declare @base, or give the document's address as the base.");
            if (_lenient is null)
            {
                throw error;
            }

            _lenient.Add(error);
            return TermRef.LeftOut;
        }

        return new TermRef(TermKind.Iri, start, _arena.Top - start);
    }

    private void CheckFits(int start, int more)
    {
        if (!_arena.Fits(start, more))
        {
            throw Error($"A term is longer than the limit of {_options.MaxTermBytes} bytes.");
        }
    }

    /// <summary>The name characters and dots here, without dots at the end: a keyword, or a prefix where a colon follows.</summary>
    private ReadOnlySpan<byte> Word(out bool colon)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _window.Rest;
            int i = 0;
            while (i < rest.Length)
            {
                byte b = rest[i];
                int length = b < 0x80 ? (NameCharacters.IsAsciiNameCharacter(b) || b == (byte)'.' ? 1 : 0) : NameCharacters.NameLength(rest[i..]);
                if (length == 0)
                {
                    break;
                }

                i += length;
            }

            if (i == rest.Length && _window.More(_window.Position))
            {
                continue;
            }

            rest = _window.Rest;
            colon = i < rest.Length && rest[i] == (byte)':' && (i == 0 || (rest[i - 1] != (byte)'.' && NameCharacters.BaseLength(rest) > 0));
            return colon ? rest[..i] : rest[..i].TrimEnd((byte)'.');
        }
    }

    private TermRef Name(string expected)
    {
        ReadOnlySpan<byte> prefix = Word(out bool colon);
        if (!colon)
        {
            throw Error(expected);
        }

        while (true)
        {
            int end = ScanLocal(prefix.Length + 1, out bool escaped, out bool cut);
            if (_window.Position + end == _window.End && _window.More(_window.Position))
            {
                prefix = _window.Rest[..prefix.Length];
                continue;
            }

            if (cut)
            {
                throw Error("The escape in the name is cut.", end);
            }

            ReadOnlySpan<byte> rest = _window.Rest;
            end = WithoutLastDots(rest, prefix.Length + 1, end);
            TermRef name = Expand(rest[..prefix.Length], rest[(prefix.Length + 1)..end], escaped);
            _window.Position += end;
            return name;
        }
    }

    private TermRef Expand(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> local, bool escaped)
    {
        byte[]? iri = _prefixes.Find(prefix);
        if (iri is null)
        {
            RdfSyntaxException error = Error($"The prefix '{System.Text.Encoding.UTF8.GetString(prefix)}:' is not declared.");
            if (_lenient is null)
            {
                throw error;
            }

            _lenient.Add(error);
            return TermRef.LeftOut;
        }

        int start = _arena.Top;
        CheckFits(start, iri.Length + local.Length);
        _arena.Append(iri);
        if (!escaped)
        {
            _arena.Append(local);
        }
        else
        {
            Span<byte> room = _arena.Ask(local.Length);
            int written = 0;
            for (int i = 0; i < local.Length; i++)
            {
                i += local[i] == (byte)'\\' ? 1 : 0;
                room[written++] = local[i];
            }

            _arena.Top += written;
        }

        return new TermRef(TermKind.Iri, start, _arena.Top - start);
    }

    /// <summary>The end of PN_LOCAL from <paramref name="start"/>, dots at its end included; <paramref name="cut"/> where an escape runs over the end of the window.</summary>
    private int ScanLocal(int start, out bool escaped, out bool cut)
    {
        ReadOnlySpan<byte> rest = _window.Rest;
        cut = false;
        escaped = false;
        int i = start;
        while (true)
        {
            int plain = rest[i..].IndexOfAnyExcept(LocalCharacters);
            if (i == start && plain != 0 && i < rest.Length && rest[i] == (byte)'-')
            {
                return i;
            }

            if (plain < 0)
            {
                return rest.Length;
            }

            i += plain;
            int length = LocalStep(rest[i..], i == start, ref escaped);
            if (length == 0)
            {
                return i;
            }

            i += length;
            if (i > rest.Length)
            {
                cut = true;
                return rest.Length;
            }
        }
    }

    /// <summary>The length of a dot, escape, percent sign or character outside ASCII within PN_LOCAL; 0 where the name ends.</summary>
    private int LocalStep(ReadOnlySpan<byte> text, bool first, ref bool escaped)
    {
        switch (text[0])
        {
            case (byte)'.':
                return first ? 0 : 1;
            case (byte)'%':
                if (text.Length >= 3 && !(NameCharacters.IsHex(text[1]) && NameCharacters.IsHex(text[2])))
                {
                    throw Error("Expected two hexadecimal digits after '%' in the name.", _window.Rest.Length - text.Length);
                }

                return 3;
            case (byte)'\\':
                escaped = true;
                if (text.Length >= 2 && !NameCharacters.IsLocalEscape(text[1]))
                {
                    throw Error("The escape in the name is none of those of the grammar (_ ~ . - ! $ & ' ( ) * + , ; = / ? # @ %).", _window.Rest.Length - text.Length);
                }

                return 2;
            case >= 0x80:
                return first ? NameCharacters.UnderscoreOrBaseLength(text) : NameCharacters.NameLength(text);
            default:
                return 0;
        }
    }

    private static int WithoutLastDots(ReadOnlySpan<byte> rest, int start, int end)
    {
        while (end > start && rest[end - 1] == (byte)'.' && !(end - 2 >= start && rest[end - 2] == (byte)'\\'))
        {
            end--;
        }

        return end;
    }

    private TermRef Blank()
    {
        Ensure(2);
        if (_window.Rest.Length < 2 || _window.Rest[1] != (byte)':')
        {
            throw Error("Expected a blank node label such as _:b1.");
        }

        while (true)
        {
            ReadOnlySpan<byte> rest = _window.Rest;
            int length = BlankLabel.Scan(rest[2..]);
            if (rest[(2 + length)..].TrimStart((byte)'.').IsEmpty && _window.More(_window.Position))
            {
                continue;
            }

            if (length == 0)
            {
                throw Error("Expected a blank node label such as _:b1.");
            }

            int start = _arena.Top;
            _arena.Top += BlankLabel.Name(_window.Rest.Slice(2, length), _arena.Ask(length + 1));
            _window.Position += length + 2;
            return new TermRef(TermKind.BlankNode, start, _arena.Top - start);
        }
    }

    private TermRef MakeBlank()
    {
        int start = _arena.Top;
        _arena.Ask(BlankLabel.MadeMaxBytes);
        _arena.Top += BlankLabel.MadeMaxBytes;
        return Remake(new TermRef(TermKind.BlankNode, start, 0));
    }

    /// <summary>A new blank node in the room of one that is no longer needed.</summary>
    private TermRef Remake(TermRef room) => room with { Length = BlankLabel.Make(_made++, _arena.Slot(room.Start, BlankLabel.MadeMaxBytes)) };
}
