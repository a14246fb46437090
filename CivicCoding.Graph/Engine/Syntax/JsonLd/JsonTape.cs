using System.Text.Json;
using System.Text.Unicode;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The tokens of one JSON value in order, in place of a tree: a key is followed by its value, a container by what it holds.</summary>
internal sealed class JsonTape
{
    private JsonToken[] _tokens = new JsonToken[256];
    private int[] _open = new int[16];
    private int _depth;
    private int _count;
    private byte[] _scratch = new byte[256];

    public ref readonly JsonToken this[int index] => ref _tokens[index];

    public void Clear()
    {
        _count = 0;
        _depth = 0;
    }

    /// <summary>Adds the token that the reader stands at.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="origin">What makes the reader's offsets those of the value.</param>
    /// <exception cref="InvalidOperationException">A string holds half a surrogate pair or bytes that are not UTF-8.</exception>
    public void Add(ref Utf8JsonReader reader, int origin)
    {
        int start = (int)reader.TokenStartIndex + origin;
        JsonTokenType type = reader.TokenType;
        if (type is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            Close(start);
            return;
        }

        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _count * 2);
        }

        ref JsonToken token = ref _tokens[_count];
        token.Start = start;
        token.Type = type;
        token.Escaped = false;
        token.Length = reader.ValueSpan.Length;
        token.Next = ++_count;
        if (type is JsonTokenType.String or JsonTokenType.PropertyName)
        {
            token.Length += 2;
            token.Escaped = reader.ValueIsEscaped;
            Check(ref reader);
        }
        else if (type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            if (_depth == _open.Length)
            {
                Array.Resize(ref _open, _depth * 2);
            }

            _open[_depth++] = _count - 1;
        }
    }

    private void Close(int end)
    {
        // An array that ends before a value was read is not on the tape.
        if (_depth > 0)
        {
            ref JsonToken token = ref _tokens[_open[--_depth]];
            token.Length = end + 1 - token.Start;
            token.Next = _count;
        }
    }

    private void Check(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            if (!Utf8.IsValid(reader.ValueSpan))
            {
                throw new InvalidOperationException("The bytes are not UTF-8.");
            }

            return;
        }

        if (_scratch.Length < reader.ValueSpan.Length)
        {
            _scratch = new byte[reader.ValueSpan.Length * 2];
        }

        reader.CopyString(_scratch);
    }
}
