using System.Buffers;
using System.Text;

namespace CivicCoding.Graph.Syntax;

/// <summary>Resolves IRI references against a base by the algorithm of RFC 3986, section 5.2, over the characters of RFC 3987, and never normalises otherwise. An absolute IRI stays as it is.</summary>
public sealed class IriResolver
{
    /// <summary>The bytes that RFC 3987 and IRIREF forbid: controls, blank and &lt; &gt; " { } | ^ ` \.</summary>
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, .. " <>\"{}|^`\\"u8]);

    private readonly byte[] _base;
    private readonly int _schemeEnd;
    private readonly int _authorityEnd;
    private readonly int _pathEnd;
    private readonly int _queryEnd;

    /// <summary>Takes an absolute IRI as the base.</summary>
    /// <exception cref="FormatException">The base is not absolute or holds a character that an IRI must not hold.</exception>
    public IriResolver(ReadOnlySpan<byte> absolute)
    {
        int scheme = SchemeLength(absolute);
        if (scheme == 0 || IndexOfForbidden(absolute) >= 0)
        {
            throw new FormatException($"The base '{Encoding.UTF8.GetString(absolute)}' is not an absolute IRI.");
        }

        _base = absolute.ToArray();
        _schemeEnd = scheme + 1;
        (_authorityEnd, _pathEnd, _queryEnd) = Split(_base, _schemeEnd);
    }

    /// <summary>Takes an absolute IRI as the base.</summary>
    /// <exception cref="FormatException">The base is not absolute or holds a character that an IRI must not hold.</exception>
    public IriResolver(string absolute)
        : this(Encoding.UTF8.GetBytes(absolute))
    {
    }

    /// <summary>The base IRI as it was given.</summary>
    public ReadOnlySpan<byte> Base => _base;

    /// <summary>The length of the scheme, without its colon, at the start of a reference; 0 where it has none (RFC 3986, section 3.1).</summary>
    public static int SchemeLength(ReadOnlySpan<byte> reference)
    {
        if (reference.IsEmpty || !NameCharacters.IsAsciiLetter(reference[0]))
        {
            return 0;
        }

        for (int i = 1; i < reference.Length; i++)
        {
            byte b = reference[i];
            if (b == (byte)':')
            {
                return i;
            }

            if (!NameCharacters.IsAsciiLetter(b) && !NameCharacters.IsDigit(b) && b is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>True where the reference has a scheme.</summary>
    public static bool IsAbsolute(ReadOnlySpan<byte> reference) => reference.StartsWith("http://"u8) || SchemeLength(reference) > 0;

    /// <summary>True where the reference has a scheme.</summary>
    public static bool IsAbsolute(ReadOnlySpan<char> reference)
    {
        int colon = reference.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(reference[0]))
        {
            return false;
        }

        foreach (char c in reference[1..colon])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The place of the first byte that no IRI holds, -1 where there is none.</summary>
    public static int IndexOfForbidden(ReadOnlySpan<byte> iri) => iri.IndexOfAny(Forbidden);

    /// <summary>True where the text is an absolute IRI without forbidden characters.</summary>
    public static bool IsValidAbsolute(ReadOnlySpan<byte> iri) => IsAbsolute(iri) && IndexOfForbidden(iri) < 0;

    /// <summary>True where the text is an absolute IRI without forbidden characters or lone surrogates.</summary>
    public static bool IsValidAbsolute(string iri)
    {
        ArgumentNullException.ThrowIfNull(iri);
        if (!IsAbsolute(iri.AsSpan()))
        {
            return false;
        }

        for (int i = 0; i < iri.Length; i++)
        {
            char c = iri[i];
            if (c <= ' ' || (c < 128 && Forbidden.Contains((byte)c)) || (char.IsSurrogate(c) && !char.IsSurrogatePair(iri, i) && (i == 0 || !char.IsSurrogatePair(iri, i - 1))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The longest result that <see cref="Resolve(ReadOnlySpan{byte}, Span{byte})"/> can have, in bytes.</summary>
    public int MaxLength(int referenceBytes) => _base.Length + referenceBytes + 2;

    /// <summary>Resolves a reference into <paramref name="destination"/>, which holds at least <see cref="MaxLength"/> bytes, and returns the length of the result.</summary>
    public int Resolve(ReadOnlySpan<byte> reference, Span<byte> destination)
    {
        if (SchemeLength(reference) > 0)
        {
            reference.CopyTo(destination);
            return reference.Length;
        }

        (int authorityEnd, int pathEnd, int queryEnd) = Split(reference, 0);
        var output = new Output(destination);
        if (authorityEnd > 0)
        {
            output.Append(_base.AsSpan(0, _schemeEnd));
            output.Append(reference[..authorityEnd]);
            output.AppendWithoutDots(default, reference[authorityEnd..pathEnd], output.Length);
        }
        else if (pathEnd == 0)
        {
            output.Append(_base.AsSpan(0, queryEnd > 0 ? _pathEnd : _queryEnd));
        }
        else
        {
            output.Append(_base.AsSpan(0, _authorityEnd));
            output.AppendWithoutDots(reference[0] == (byte)'/' ? default : MergeBase(), reference[..pathEnd], output.Length);
        }

        output.Append(reference[pathEnd..]);
        return output.Length;
    }

    /// <summary>Resolves a reference.</summary>
    public string Resolve(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (IsAbsolute(reference.AsSpan()))
        {
            return reference;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(reference);
        byte[] result = new byte[MaxLength(bytes.Length)];
        return Encoding.UTF8.GetString(result.AsSpan(0, Resolve(bytes, result)));
    }

    /// <summary>The base's path up to its last slash (RFC 3986, section 5.2.3).</summary>
    private ReadOnlySpan<byte> MergeBase()
    {
        ReadOnlySpan<byte> path = _base.AsSpan(_authorityEnd, _pathEnd - _authorityEnd);
        if (path.IsEmpty)
        {
            return _authorityEnd > _schemeEnd ? "/"u8 : default;
        }

        return path[..(path.LastIndexOf((byte)'/') + 1)];
    }

    /// <summary>The ends of authority (with its two slashes), path and query (with its question mark) after <paramref name="start"/> (RFC 3986, appendix B).</summary>
    private static (int Authority, int Path, int Query) Split(ReadOnlySpan<byte> iri, int start)
    {
        int fragment = iri[start..].IndexOf((byte)'#');
        int queryEnd = fragment < 0 ? iri.Length : start + fragment;
        int query = iri[start..queryEnd].IndexOf((byte)'?');
        int pathEnd = query < 0 ? queryEnd : start + query;
        int authorityEnd = start;
        if (iri[start..pathEnd].StartsWith("//"u8))
        {
            int slash = iri[(start + 2)..pathEnd].IndexOf((byte)'/');
            authorityEnd = slash < 0 ? pathEnd : start + 2 + slash;
        }

        return (authorityEnd, pathEnd, queryEnd > pathEnd ? queryEnd : pathEnd);
    }

    private ref struct Output(Span<byte> destination)
    {
        private readonly Span<byte> _destination = destination;

        public int Length { get; private set; }

        public void Append(ReadOnlySpan<byte> text)
        {
            text.CopyTo(_destination[Length..]);
            Length += text.Length;
        }

        /// <summary>Appends the path <paramref name="head"/> + <paramref name="tail"/> without dot segments (RFC 3986, section 5.2.4); nothing before <paramref name="floor"/> is taken back.</summary>
        public void AppendWithoutDots(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, int floor)
        {
            AppendSegments(head, floor, last: false);
            AppendSegments(tail, floor, last: true);
        }

        /// <summary>The head ends in a slash or is empty, so segments never cross from it into the tail.</summary>
        private void AppendSegments(ReadOnlySpan<byte> path, int floor, bool last)
        {
            while (!path.IsEmpty)
            {
                int slash = path.IndexOf((byte)'/');
                ReadOnlySpan<byte> segment = slash < 0 ? path : path[..slash];
                bool end = slash < 0 && last;
                path = slash < 0 ? default : path[(slash + 1)..];
                if (segment.SequenceEqual("."u8))
                {
                    continue;
                }

                if (segment.SequenceEqual(".."u8))
                {
                    TakeBack(floor);
                    continue;
                }

                Append(segment);
                if (!end)
                {
                    Append("/"u8);
                }
            }
        }

        /// <summary>Removes the last segment, keeping the slash before it.</summary>
        private void TakeBack(int floor)
        {
            int end = Length;
            if (end > floor && _destination[end - 1] == (byte)'/')
            {
                end--;
            }

            int slash = _destination[floor..end].LastIndexOf((byte)'/');
            if (slash >= 0)
            {
                Length = floor + slash + 1;
            }
            else if (Length > floor && _destination[floor] != (byte)'/')
            {
                Length = floor;
                Append("/"u8);
            }
        }
    }
}
