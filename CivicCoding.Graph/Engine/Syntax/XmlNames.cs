using System.Text;
using System.Xml;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Splits predicates into a namespace and an XML name, and keeps the prefixes of a document.</summary>
internal sealed class XmlNames
{
    private const int MaxCachedNames = 10_000;

    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal) { [WellKnown.RdfNamespace] = "rdf" };
    private readonly List<(string Prefix, string Space)> _declared = [];
    private readonly PrefixTable _index = new();
    private readonly List<Name> _names = [];

    /// <summary>An element name and the namespace declaration that must stand with it, if any.</summary>
    public sealed record Name(byte[] Qualified, byte[] Declaration);

    /// <summary>The prefixes to declare at the root, beside rdf.</summary>
    public IReadOnlyList<(string Prefix, string Space)> Declared => _declared;

    /// <summary>Takes a prefix for the root; false where it or its namespace is in use, or XML does not allow it.</summary>
    public bool TryDeclare(string prefix, string space)
    {
        bool usable = IsPlainName(Encoding.UTF8.GetBytes(prefix)) && !prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase) && prefix != "rdf" && IriResolver.IsValidAbsolute(space)
            && space is not ("http://www.w3.org/XML/1998/namespace" or "http://www.w3.org/2000/xmlns/");
        if (!usable || _declared.Exists(d => d.Prefix == prefix) || !_prefixes.TryAdd(space, prefix))
        {
            return false;
        }

        _declared.Add((prefix, space));
        return true;
    }

    /// <summary>Takes a made-up prefix for a predicate's namespace where it has none.</summary>
    public void DeclareFor(string predicate)
    {
        string space = predicate[..Split(predicate)];
        int number = 1;
        while (!_prefixes.ContainsKey(space) && !TryDeclare(FormattableString.Invariant($"ns{number}"), space))
        {
            if (!IriResolver.IsValidAbsolute(space))
            {
                return;
            }

            number++;
        }
    }

    /// <summary>The name of a predicate.</summary>
    /// <exception cref="InvalidOperationException">It cannot be one.</exception>
    public Name Of(ReadOnlySpan<byte> predicate)
    {
        if (_index.Find(predicate) is { } at)
        {
            return _names[BitConverter.ToInt32(at)];
        }

        Name name = Make(Encoding.UTF8.GetString(predicate));
        if (_names.Count < MaxCachedNames)
        {
            _index.Set(predicate, BitConverter.GetBytes(_names.Count));
            _names.Add(name);
        }

        return name;
    }

    /// <summary>True for an ASCII name without colon.</summary>
    public static bool IsPlainName(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !(NameCharacters.IsAsciiLetter(text[0]) || text[0] == (byte)'_'))
        {
            return false;
        }

        foreach (byte b in text)
        {
            if (b >= 0x80 || !(NameCharacters.IsAsciiNameCharacter(b) || b == (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }

    private Name Make(string predicate)
    {
        int split = Split(predicate);
        string space = predicate[..split];
        string local = predicate[split..];
        bool reserved = local is "RDF" or "ID" or "about" or "parseType" or "resource" or "nodeID" or "datatype" or "aboutEach" or "aboutEachPrefix" or "bagID" or "Description" or "li";
        if (reserved && space == WellKnown.RdfNamespace)
        {
            throw Unusable(predicate);
        }

        if (_prefixes.TryGetValue(space, out string? prefix))
        {
            return new Name(Encoding.UTF8.GetBytes(prefix + ":" + local), []);
        }

        using var declaration = new MemoryStream();
        var output = new Utf8Output(declaration);
        output.Write(" xmlns:ns=\""u8);
        XmlText.Attribute(output, Encoding.UTF8.GetBytes(space));
        output.Write("\""u8);
        output.Flush();
        return new Name(Encoding.UTF8.GetBytes("ns:" + local), declaration.ToArray());
    }

    /// <summary>Where the longest XML name without colon at the end starts.</summary>
    private static int Split(string predicate)
    {
        int start = predicate.Length;
        while (start > 0 && XmlConvert.IsNCNameChar(predicate[start - 1]))
        {
            start--;
        }

        while (start < predicate.Length && !XmlConvert.IsStartNCNameChar(predicate[start]))
        {
            start++;
        }

        return start == predicate.Length || start == 0 || !IriResolver.IsValidAbsolute(predicate[..start]) ? throw Unusable(predicate) : start;
    }

    private static InvalidOperationException Unusable(string predicate) =>
        new($"RDF/XML cannot name the predicate <{predicate}>: its end is not an XML name. Write Turtle, N-Triples or JSON-LD instead.");
}
