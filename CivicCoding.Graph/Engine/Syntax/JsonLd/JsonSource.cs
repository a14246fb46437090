using System.Text;
using System.Text.Json;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A JSON text from a stream, token by token or value by value. Only the value that is being read is held, unless <see cref="Hold"/> asks for more.</summary>
internal sealed class JsonSource
{
    private readonly Stream _input;
    private readonly RdfReadOptions _options;
    private readonly CancellationToken _cancellation;
    private byte[] _bytes = new byte[64 << 10];
    private JsonReaderState _state;
    private bool _held;
    private bool _final;
    private int _kept;
    private int _scanned;
    private int _end;
    private long _line = 1;
    private long _column = 1;

    public JsonSource(Stream input, RdfReadOptions options, CancellationToken cancellation)
    {
        _input = input;
        _options = options;
        _cancellation = cancellation;
        Restart();
        while (_end < 3 && !_final)
        {
            Fill();
        }

        if (_bytes.AsSpan(0, _end).StartsWith("\uFEFF"u8))
        {
            _end -= 3;
            _bytes.AsSpan(3, _end).CopyTo(_bytes);
        }
    }

    /// <summary>The tokens of the value that was read last.</summary>
    public JsonTape Tape { get; } = new();

    /// <summary>The bytes of the token or value that was read last.</summary>
    public ReadOnlySpan<byte> Text => _bytes.AsSpan(_kept, _scanned - _kept);

    /// <summary>The bytes of the first token that was read last; a name's colon is not of it.</summary>
    public ReadOnlySpan<byte> Token => Text.Slice(Tape[0].Start, Tape[0].Length);

    /// <summary>Keeps all bytes from here, the start of the text, for <see cref="Restart"/>; false: no longer.</summary>
    public void Hold(bool hold) => _held = hold;

    /// <summary>Reads again from the start of the text, which was held.</summary>
    public void Restart()
    {
        _scanned = 0;
        _kept = 0;
        _state = new JsonReaderState(new JsonReaderOptions { MaxDepth = Math.Max(_options.MaxDepth, 1) });
    }

    /// <summary>Reads a token, or a whole value where one begins.</summary>
    /// <returns>The type of the first token; None at the end of the text.</returns>
    public JsonTokenType Read(bool whole)
    {
        Tape.Clear();
        int start = -1;
        int depth = 0;
        JsonTokenType first = JsonTokenType.None;
        while (true)
        {
            var reader = new Utf8JsonReader(_bytes.AsSpan(_scanned, _end - _scanned), _final, _state);
            bool done = false;
            try
            {
                while (!done && reader.Read())
                {
                    if (start < 0)
                    {
                        start = _scanned + (int)reader.TokenStartIndex;
                        first = reader.TokenType;
                    }

                    Tape.Add(ref reader, _scanned - start);
                    depth += reader.TokenType switch { JsonTokenType.StartObject or JsonTokenType.StartArray => 1, JsonTokenType.EndObject or JsonTokenType.EndArray => -1, _ => 0 };
                    done = depth <= 0 || !whole;
                }
            }
            catch (JsonException error)
            {
                throw new RdfSyntaxException($"The document is no JSON: {JsonReading.Cause(error.Message)}", (error.LineNumber ?? 0) + 1, (error.BytePositionInLine ?? 0) + 1, error);
            }
            catch (InvalidOperationException error)
            {
                (long line, long column) = PlaceOf(_scanned + (int)reader.TokenStartIndex);
                throw new RdfSyntaxException("The string holds half a surrogate pair or bytes that are not UTF-8.", line, column, error);
            }

            _scanned += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            if (done || _final)
            {
                _kept = Math.Max(start, 0);
                return first;
            }

            _kept = start < 0 ? _scanned : start;
            if (_end - _scanned > _options.MaxTermBytes)
            {
                (long line, long column) = PlaceOf(_scanned);
                throw new RdfSyntaxException($"A string is longer than {_options.MaxTermBytes} bytes.", line, column);
            }

            Fill();
            start = start < 0 ? start : _kept;
        }
    }

    /// <summary>After the opening bracket of an array that is the value of an object's key: true where the object ends after the array, or where it is too long to look that far.</summary>
    public bool EndsAfterArray(int furthest)
    {
        while (!_final && _end < furthest)
        {
            Fill();
        }

        if (!_final)
        {
            return true;
        }

        var reader = new Utf8JsonReader(_bytes.AsSpan(_scanned, _end - _scanned), true, _state);
        try
        {
            int depth = 1;
            while (depth > 0 && reader.Read())
            {
                depth += reader.TokenType switch { JsonTokenType.StartObject or JsonTokenType.StartArray => 1, JsonTokenType.EndObject or JsonTokenType.EndArray => -1, _ => 0 };
            }

            return reader.Read() && reader.TokenType == JsonTokenType.EndObject;
        }
        catch (JsonException)
        {
            // The read itself comes upon it too, and tells of it with its place.
            return false;
        }
    }

    /// <summary>Line and column, from 1, of an offset in <see cref="Text"/>.</summary>
    public (long Line, long Column) Place(int offset) => PlaceOf(_kept + offset);

    private (long Line, long Column) PlaceOf(int end)
    {
        ReadOnlySpan<byte> before = _bytes.AsSpan(0, Math.Clamp(end, 0, _end));
        int start = before.LastIndexOf((byte)'\n') + 1;
        long column = Encoding.UTF8.GetCharCount(before[start..]);
        return start == 0 ? (_line, _column + column) : (_line + before.Count((byte)'\n'), 1 + column);
    }

    private void Fill()
    {
        _cancellation.ThrowIfCancellationRequested();
        int keep = _held ? 0 : _kept;
        if (keep > 0)
        {
            (_line, _column) = PlaceOf(keep);
            _bytes.AsSpan(keep, _end - keep).CopyTo(_bytes);
            _end -= keep;
            _scanned -= keep;
            _kept = 0;
        }

        long most = Math.Min(_options.MaxDocumentBytes, Array.MaxLength);
        if (_end == _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(_bytes.LongLength * 2, Math.Max(most + 1, _bytes.LongLength + 1)));
        }

        int read = _input.Read(_bytes, _end, _bytes.Length - _end);
        _end += read;
        _final = read == 0;
        if (_end > most)
        {
            (long line, long column) = PlaceOf(_kept);
            throw new RdfSyntaxException($"loading document failed: What begins here is larger than {most} bytes, the most that JSON-LD holds at a time.", line, column);
        }
    }
}
