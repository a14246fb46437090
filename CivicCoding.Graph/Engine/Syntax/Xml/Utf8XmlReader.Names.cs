using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CivicCoding.Graph.Syntax.Xml;

/// <content>Names and namespaces (XML 1.0, section 2.3; Namespaces in XML 1.0).</content>
internal sealed partial class Utf8XmlReader
{
    private readonly XmlNamespace _none = new([], XmlNamespaceKind.None);
    private readonly XmlNamespace _xml = new("http://www.w3.org/XML/1998/namespace"u8.ToArray(), XmlNamespaceKind.Xml);
    private readonly XmlNamespace _xmlnsSpace = new("http://www.w3.org/2000/xmlns/"u8.ToArray(), XmlNamespaceKind.Xmlns);
    private readonly XmlNamespace _rdf = new("http://www.w3.org/1999/02/22-rdf-syntax-ns#"u8.ToArray(), XmlNamespaceKind.Rdf);
    private readonly XmlPrefix _default;
    private readonly XmlPrefix _unqualified = new([], new XmlNamespace([], XmlNamespaceKind.Unqualified));
    private readonly XmlPrefix _xmlns;
    private readonly ByteTable<QualifiedName> _elements = new();
    private readonly ByteTable<QualifiedName> _attributeNames = new();
    private readonly ByteTable<XmlPrefix> _prefixes = new();
    private readonly ByteTable<XmlNamespace> _namespaces = new();
    private readonly List<XmlBinding> _bindings = [];

    /// <summary>What may be kept of names: beyond it those that are not in use are forgotten, and learned again where they come back.</summary>
    private const long MaxKeptBytes = 16 << 20;

    /// <summary>What a name takes beside its bytes.</summary>
    private const int NameBytes = 250;

    private long _keptBytes;

    /// <summary>Tells that someone keeps bytes with a name.</summary>
    public void Keep(int bytes) => _keptBytes += bytes;

    /// <summary>Forgets the names and namespaces that are not in use. Between tags only: within one, a name is known as a double by being the same.</summary>
    private void Forget()
    {
        foreach (QualifiedName name in _elements.Values)
        {
            name.Following = null;
            name.FirstAttribute = null;
        }

        _last = null;
        _elements.Clear();
        _attributeNames.Clear();
        _namespaces.Clear();
        foreach (XmlNamespace? space in _prefixes.Values.Select(p => p.Space).Concat(_bindings.Select(b => b.Before)).Concat([_none, _xml, _xmlnsSpace, _rdf]))
        {
            if (space is not null && _namespaces.Find(space.Name) is null)
            {
                _namespaces.Add(space.Name, space);
            }
        }

        _keptBytes = 0;
    }

    /// <summary>Reads the name at a place, which some other character of ASCII ends.</summary>
    private bool TryName(ReadOnlySpan<byte> bytes, ref int at, ByteTable<QualifiedName> names, QualifiedName? guess, [NotNullWhen(true)] out QualifiedName? name)
    {
        if (guess is not null)
        {
            ReadOnlySpan<byte> expected = guess.Qualified;
            int end = at + expected.Length;
            if ((uint)end < (uint)bytes.Length && NameEnds.Contains(bytes[end]) && bytes.Slice(at, expected.Length).SequenceEqual(expected))
            {
                at = end;
                name = guess;
                return true;
            }
        }

        name = null;
        int length = bytes[at..].IndexOfAny(NameEnds);
        if (length < 0)
        {
            return false;
        }

        name = names.Find(bytes.Slice(at, length)) ?? Learn(bytes.Slice(at, length), at, names);
        at += length;
        return true;
    }

    private QualifiedName Learn(ReadOnlySpan<byte> text, int place, ByteTable<QualifiedName> names)
    {
        int colon = text.IndexOf((byte)':');
        ReadOnlySpan<byte> local = text[(colon + 1)..];
        CheckName(colon < 0 ? default : text[..colon], place, colon >= 0);
        CheckName(local, place + colon + 1, true);
        CheckCount(names.Count);
        byte[] qualified = text.ToArray();
        bool attribute = ReferenceEquals(names, _attributeNames);
        bool declaration = attribute && (colon < 0 ? text.SequenceEqual("xmlns"u8) : text[..colon].SequenceEqual("xmlns"u8));
        XmlPrefix prefix = colon >= 0 ? Prefix(text[..colon]) : attribute ? _unqualified : _default;
        var name = new QualifiedName(qualified, colon + 1, prefix, declaration);
        names.Add(qualified, name);
        _keptBytes += qualified.Length + NameBytes;
        return name;
    }

    private XmlPrefix Prefix(ReadOnlySpan<byte> name)
    {
        if (_prefixes.Find(name) is { } known)
        {
            return known;
        }

        CheckCount(_prefixes.Count);
        var added = new XmlPrefix(name.ToArray(), null);
        _prefixes.Add(added.Name, added);
        return added;
    }

    private XmlNamespace Namespace(ReadOnlySpan<byte> name)
    {
        if (_namespaces.Find(name) is { } known)
        {
            return known;
        }

        CheckCount(_namespaces.Count);
        var added = new XmlNamespace(name.ToArray(), XmlNamespaceKind.Other);
        _namespaces.Add(added.Name, added);
        _keptBytes += name.Length + NameBytes;
        return added;
    }

    private void CheckCount(int count)
    {
        if (count >= _maxNames)
        {
            throw Error(_start, $"The document has more than {_maxNames} different names, prefixes or namespaces.");
        }
    }

    /// <summary>Refuses what is no NCName.</summary>
    private void CheckName(ReadOnlySpan<byte> name, int place, bool needed)
    {
        if (!needed)
        {
            return;
        }

        int valid = ValidLength(name);
        if (valid < name.Length || name.IsEmpty)
        {
            throw Error(place + valid, name.IsEmpty || valid == 0
                ? "A name was expected: it begins with a letter or _, and has at most one colon, between two names."
                : "A name holds letters, digits, . - _ and at most one colon, between two names.");
        }
    }

    /// <summary>True for an NCName (Namespaces in XML 1.0, section 3).</summary>
    public static bool IsName(ReadOnlySpan<byte> text) => !text.IsEmpty && ValidLength(text) == text.Length;

    private static int ValidLength(ReadOnlySpan<byte> name)
    {
        int at = NameCharacters.UnderscoreOrBaseLength(name);
        while (at > 0 && at < name.Length)
        {
            int next = name[at] == (byte)'.' ? 1 : NameCharacters.NameLength(name[at..]);
            if (next == 0)
            {
                break;
            }

            at += next;
        }

        return at;
    }

    /// <summary>The start tag is whole: its namespaces come into force, and its names get their meaning.</summary>
    private void Open(QualifiedName name)
    {
        if (_defaults is not null)
        {
            AddDefaults(name);
        }

        int outside = _bindings.Count;
        for (int i = 0; i < _declarationCount; i++)
        {
            Declare(_declarations[i]);
        }

        if (!name.Bind() || name.Space!.Kind == XmlNamespaceKind.Xmlns)
        {
            throw Undeclared(name, _start + 1);
        }

        if (_attributeCount > 0)
        {
            BindAttributes();
            name.FirstAttribute = _attributes[0].Name;
        }

        if (_last is not null)
        {
            _last.Following = name;
        }

        _last = name;
        Name = name;
        _rootSeen = true;
        if (IsEmpty)
        {
            Unbind(outside);
            return;
        }

        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, _depth * 2);
        }

        _open[_depth++] = new OpenElement(name, outside);
    }

    private void BindAttributes()
    {
        bool doubtful = false;
        foreach (ref readonly XmlAttribute attribute in Attributes)
        {
            QualifiedName name = attribute.Name;
            if (!name.Bind())
            {
                throw Undeclared(name, attribute.Place);
            }

            XmlNamespace space = name.Space!;
            doubtful |= space.Stamp == _tag && !ReferenceEquals(space.StampedPrefix, name.Prefix);
            space.Stamp = _tag;
            space.StampedPrefix = name.Prefix;
        }

        if (doubtful)
        {
            CheckDoubles();
        }
    }

    /// <summary>Two prefixes for one namespace: looks for one name under both.</summary>
    private void CheckDoubles()
    {
        var seen = new HashSet<(XmlNamespace, string)>();
        foreach (ref readonly XmlAttribute attribute in Attributes)
        {
            if (!seen.Add((attribute.Name.Space!, Encoding.UTF8.GetString(attribute.Name.Local))))
            {
                throw Error(attribute.Place, $"The attribute {Display(attribute.Name.Qualified)} stands twice in the tag, with another prefix for the same namespace.");
            }
        }
    }

    private RdfSyntaxException Undeclared(QualifiedName name, int place) => Error(place, name.Space?.Kind == XmlNamespaceKind.Xmlns
        ? "An element cannot have the prefix xmlns."
        : $"The prefix {Display(name.Prefix.Name)} is not declared: xmlns:{Display(name.Prefix.Name)}=\"...\" was expected here or in an element around it.");

    private void Declare(in XmlAttribute declaration)
    {
        QualifiedName name = declaration.Name;
        ReadOnlySpan<byte> value = ValueOf(declaration);
        XmlNamespace space = Namespace(value);
        bool hasPrefix = !ReferenceEquals(name.Prefix, _unqualified);
        XmlPrefix prefix = hasPrefix ? Prefix(name.Local) : _default;
        if (ReferenceEquals(prefix, _xmlns) || space.Kind == XmlNamespaceKind.Xmlns)
        {
            throw Error(declaration.Place, "The prefix xmlns and its namespace cannot be declared.");
        }

        bool xml = prefix.Name.AsSpan().SequenceEqual("xml"u8);
        if (xml != (space.Kind == XmlNamespaceKind.Xml))
        {
            throw Error(declaration.Place, $"The prefix xml stands for {Display(_xml.Name)}, and for nothing else; no other prefix stands for it.");
        }

        if (hasPrefix && value.IsEmpty)
        {
            throw Error(declaration.Place, "The namespace of a prefix cannot be empty.");
        }

        _bindings.Add(new XmlBinding(prefix, space, prefix.Space));
        prefix.Space = space;
    }

    private void Unbind(int outside)
    {
        for (int i = _bindings.Count - 1; i >= outside; i--)
        {
            _bindings[i].Prefix.Space = _bindings[i].Before;
        }

        if (_bindings.Count > outside)
        {
            _bindings.RemoveRange(outside, _bindings.Count - outside);
        }
    }
}
