using System.Text;

namespace CivicCoding.Graph.Syntax.Xml;

/// <summary>The bytes of an XML document as UTF-8, whatever its byte order mark and XML declaration say that it is in (XML 1.0, section 4.3.3 and appendix F). Gives whole blocks, so that where the reader above cuts the text depends on the document alone.</summary>
internal sealed class XmlByteStream(Stream inner, CancellationToken cancellation) : ReadOnlyStream
{
    private const int HeadBytes = 1024;

    /// <summary>What stands for bytes that the encoding does not know: XML cannot hold it, so the reader above refuses it where it stands.</summary>
    private const string Undecodable = "\uFFFF";

    private byte[] _head = [];
    private int _headAt;
    private bool _sniffed;
    private Decoder? _decoder;
    private byte[] _raw = [];
    private char[] _characters = [];
    private byte[] _ready = [];
    private int _readyAt;
    private int _readyEnd;
    private char _high;
    private bool _ended;

    /// <summary>The encoding that is decoded; null where the bytes are UTF-8 already.</summary>
    public string? Decoding { get; private set; }

    /// <summary>Why the document cannot be read in the encoding that it declares; null where it can.</summary>
    public string? Refusal { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_sniffed)
        {
            _sniffed = true;
            Sniff();
        }

        if (_decoder is null)
        {
            return Raw(buffer);
        }

        int read = 0;
        while (read < buffer.Length && (_readyAt < _readyEnd || Decode()))
        {
            int some = Math.Min(buffer.Length - read, _readyEnd - _readyAt);
            _ready.AsSpan(_readyAt, some).CopyTo(buffer[read..]);
            _readyAt += some;
            read += some;
        }

        return read;
    }

    private int Raw(Span<byte> buffer)
    {
        int first = Math.Min(buffer.Length, _head.Length - _headAt);
        _head.AsSpan(_headAt, first).CopyTo(buffer);
        _headAt += first;
        return first + inner.ReadAtLeast(buffer[first..], buffer.Length - first, throwOnEndOfStream: false);
    }

    private bool Decode()
    {
        while (!_ended)
        {
            int raw = Raw(_raw);
            _ended = raw < _raw.Length;
            int characters = 0;
            if (_high != 0)
            {
                _characters[characters++] = _high;
                _high = '\0';
            }

            characters += _decoder!.GetChars(_raw.AsSpan(0, raw), _characters.AsSpan(characters), flush: _ended);
            if (!_ended && characters > 0 && char.IsHighSurrogate(_characters[characters - 1]))
            {
                _high = _characters[--characters];
            }

            _readyAt = 0;
            _readyEnd = Encoding.UTF8.GetBytes(_characters.AsSpan(0, characters), _ready);
            if (_readyEnd > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Sniff()
    {
        byte[] head = new byte[HeadBytes];
        _head = head[..inner.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        Encoding? wide = Wide(_head, out int mark);
        string? declared = Declared(wide is null ? Encoding.Latin1.GetString(_head) : wide.GetString(_head.AsSpan(mark)));
        Encoding? named = declared is null ? null : Known(declared);
        if (declared is not null && named is null)
        {
            Refusal = $"The encoding {declared} is not known: convert the document to UTF-8.";
        }
        else if (wide is not null)
        {
            Refusal = named is null || Group(named) == Group(wide) ? null : $"The document is in {wide.WebName}, but declares {declared}: correct the declaration.";
            _headAt = mark;
            Use(wide);
        }
        else if (named is not null && named.CodePage != Encoding.UTF8.CodePage)
        {
            bool ascii = named.GetByteCount("<") == 1 && named.GetBytes("<?xml")[0] == (byte)'<';
            Refusal = !ascii ? $"The document declares {declared}, but is not in it: correct the declaration."
                : _head.AsSpan().StartsWith("\uFEFF"u8) ? $"The document starts with the byte order mark of UTF-8, but declares {declared}: correct the declaration." : null;
            if (Refusal is null)
            {
                Use(named);
            }
        }
    }

    /// <summary>UTF-16 and UTF-32 of either byte order where the document is in it, and the length of the byte order mark.</summary>
    private static Encoding? Wide(ReadOnlySpan<byte> head, out int mark)
    {
        mark = 0;
        foreach (Encoding encoding in new Encoding[] { new UTF32Encoding(false, true), new UTF32Encoding(true, true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            if (head.StartsWith(encoding.Preamble))
            {
                mark = encoding.Preamble.Length;
                return encoding;
            }

            if (head.StartsWith(encoding.GetBytes("<?")))
            {
                return encoding;
            }
        }

        return null;
    }

    /// <summary>The encoding that the XML declaration names, as far as it can be told before it is read in full.</summary>
    private static string? Declared(string head)
    {
        head = head.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? head[3..] : head;
        int end = head.IndexOf("?>", StringComparison.Ordinal);
        int at = head.StartsWith("<?xml", StringComparison.Ordinal) && end > 0 ? head.IndexOf("encoding", 0, end, StringComparison.Ordinal) : -1;
        if (at < 0)
        {
            return null;
        }

        string rest = head[(at + 8)..end].TrimStart(' ', '\t', '\r', '\n').TrimStart('=').TrimStart(' ', '\t', '\r', '\n');
        int close = rest.Length > 1 && rest[0] is '"' or '\'' ? rest.IndexOf(rest[0], 1) : -1;
        return close > 1 ? rest[1..close] : null;
    }

    private static Encoding? Known(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>One number for the encodings of UTF-16, one for those of UTF-32, else the code page.</summary>
    private static int Group(Encoding encoding) => encoding switch
    {
        UnicodeEncoding => 1200,
        UTF32Encoding => 12000,
        _ => encoding.CodePage,
    };

    private void Use(Encoding encoding)
    {
        Decoding = encoding.WebName;
        var replacing = (Encoding)encoding.Clone();
        replacing.DecoderFallback = new DecoderReplacementFallback(Undecodable);
        _decoder = replacing.GetDecoder();
        _raw = new byte[16 << 10];
        _characters = new char[replacing.GetMaxCharCount(_raw.Length) + 1];
        _ready = new byte[Encoding.UTF8.GetMaxByteCount(_characters.Length)];
    }
}
