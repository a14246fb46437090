using System.Globalization;
using System.Text;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The labels under which a document's blank nodes go to a sink: its own stay, but for those that no other syntax can write, and made-up ones never meet them.</summary>
internal sealed class DocumentBlanks(int most)
{
    private readonly Dictionary<string, string> _odd = new(StringComparer.Ordinal);
    private long _next;

    public string Fresh() => "anon" + _next++.ToString(CultureInfo.InvariantCulture);

    public ReadOnlySpan<byte> Fresh(ByteScratch scratch)
    {
        int length = BlankLabel.Make(_next++, scratch.Ask(BlankLabel.MadeMaxBytes));
        return scratch.Keep(length);
    }

    /// <summary>The label for one of the document, without <c>_:</c>.</summary>
    public string For(string label)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(label);
        if (BlankLabel.Scan(bytes) < bytes.Length || bytes.Length == 0)
        {
            return Odd(label);
        }

        byte[] room = new byte[bytes.Length + 1];
        return Encoding.UTF8.GetString(room, 0, BlankLabel.Name(bytes, room));
    }

    public ReadOnlySpan<byte> For(ReadOnlySpan<byte> label, ByteScratch scratch)
    {
        if (BlankLabel.Scan(label) == label.Length && !label.IsEmpty)
        {
            int length = BlankLabel.Name(label, scratch.Ask(label.Length + 1));
            return scratch.Keep(length);
        }

        return Encoding.UTF8.GetBytes(Odd(Encoding.UTF8.GetString(label)));
    }

    private string Odd(string label)
    {
        if (!_odd.TryGetValue(label, out string? made))
        {
            if (_odd.Count >= most)
            {
                throw new JsonLdException("loading document failed", $"The document has more than {most} blank node identifiers that are no labels elsewhere.");
            }

            _odd[label] = made = Fresh();
        }

        return made;
    }
}
