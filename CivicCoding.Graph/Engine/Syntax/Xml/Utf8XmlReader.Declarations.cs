namespace CivicCoding.Graph.Syntax.Xml;

/// <content>Element types and attribute lists (XML 1.0, sections 3.2 and 3.3).</content>
internal sealed partial class Utf8XmlReader
{
    private Dictionary<QualifiedName, List<XmlAttributeDefault>>? _defaults;

    private void ElementDeclaration()
    {
        NeedBlanks();
        DeclaredName(_elements);
        NeedBlanks();
        if (!Take("EMPTY"u8) && !Take("ANY"u8))
        {
            Expect("("u8, "EMPTY, ANY or a content model in brackets was expected.");
            PassBlanks();
            if (Take("#PCDATA"u8))
            {
                Mixed();
            }
            else
            {
                ContentModel();
            }
        }

        EndDeclaration();
    }

    private void Mixed()
    {
        bool names = false;
        while (true)
        {
            PassBlanks();
            if (!Take((byte)'|'))
            {
                break;
            }

            PassBlanks();
            DeclaredName(_elements);
            names = true;
        }

        Expect(")"u8, "| or ) was expected.");
        if (!Take((byte)'*') && names)
        {
            throw Error(_at, "* was expected: text and elements may come in any order.");
        }
    }

    /// <summary>A content model behind its first bracket.</summary>
    private void ContentModel()
    {
        var separators = new Stack<byte>([0]);
        while (true)
        {
            PassBlanks();
            if (Take((byte)'('))
            {
                if (separators.Count >= _maxDepth)
                {
                    throw Error(_at, $"A content model is nested deeper than the limit of {_maxDepth}.");
                }

                separators.Push(0);
                continue;
            }

            DeclaredName(_elements);
            Occurrence();
            PassBlanks();
            while (Take((byte)')'))
            {
                separators.Pop();
                Occurrence();
                if (separators.Count == 0)
                {
                    return;
                }

                PassBlanks();
            }

            byte separator = Peek();
            byte before = separators.Pop();
            if (separator is not ((byte)',' or (byte)'|') || (before != 0 && before != separator))
            {
                throw Error(_at, "One of , and | (the same between all parts of a bracket) or ) was expected.");
            }

            separators.Push(separator);
            _at++;
        }
    }

    private void Occurrence()
    {
        if (Peek() is (byte)'?' or (byte)'*' or (byte)'+')
        {
            _at++;
        }
    }

    private void AttributeList()
    {
        NeedBlanks();
        QualifiedName element = Known(_elements);
        while (PassBlanks() && Peek() != (byte)'>')
        {
            QualifiedName attribute = Known(_attributeNames);
            NeedBlanks();
            bool tokenized = AttributeType();
            NeedBlanks();
            byte[]? value = DefaultValue();
            CountDeclared(value?.Length ?? 0);
            _defaults ??= [];
            if (!_defaults.TryGetValue(element, out List<XmlAttributeDefault>? list))
            {
                _defaults[element] = list = [];
            }

            if (list.Count >= MaxDefaults)
            {
                throw Error(_at, $"More than {MaxDefaults} attributes are declared for one element.");
            }

            if (!list.Exists(d => ReferenceEquals(d.Name, attribute)))
            {
                list.Add(new XmlAttributeDefault(attribute, tokenized, tokenized && value is not null ? Collapse(value) : value));
            }
        }

        EndDeclaration();
    }

    /// <summary>An element's attributes with declared types are looked through one by one.</summary>
    private const int MaxDefaults = 1_000;

    /// <summary>True where it is any type but CDATA.</summary>
    private bool AttributeType()
    {
        if (Take("CDATA"u8))
        {
            return false;
        }

        if (Take((byte)'('))
        {
            Alternatives(tokens: true);
            return true;
        }

        if (Take("NOTATION"u8))
        {
            NeedBlanks();
            Expect("("u8, "( was expected.");
            Alternatives(tokens: false);
            return true;
        }

        ReadOnlySpan<byte> type = Plain();
        bool known = type.SequenceEqual("ID"u8) || type.SequenceEqual("IDREF"u8) || type.SequenceEqual("IDREFS"u8) || type.SequenceEqual("ENTITY"u8)
            || type.SequenceEqual("ENTITIES"u8) || type.SequenceEqual("NMTOKEN"u8) || type.SequenceEqual("NMTOKENS"u8);
        return known ? true : throw Error(_at - type.Length, "The type of an attribute was expected: CDATA, ID, IDREF, IDREFS, ENTITY, ENTITIES, NMTOKEN, NMTOKENS, NOTATION or a list of values.");
    }

    private void Alternatives(bool tokens)
    {
        do
        {
            PassBlanks();
            ReadOnlySpan<byte> name = NameHere();
            bool valid = tokens ? IsToken(name) : IsName(name);
            if (!valid)
            {
                throw Error(_at, "A name was expected.");
            }

            _at += name.Length;
            PassBlanks();
        }
        while (Take((byte)'|'));
        Expect(")"u8, "| or ) was expected.");
    }

    private static bool IsToken(ReadOnlySpan<byte> text)
    {
        for (int at = 0; at < text.Length;)
        {
            int length = text[at] is (byte)'.' or (byte)':' ? 1 : NameCharacters.NameLength(text[at..]);
            if (length == 0)
            {
                return false;
            }

            at += length;
        }

        return !text.IsEmpty;
    }

    /// <summary>The default value, null where there is none (XML 1.0, section 3.3.2).</summary>
    private byte[]? DefaultValue()
    {
        if (Take("#REQUIRED"u8) || Take("#IMPLIED"u8))
        {
            return null;
        }

        if (Take("#FIXED"u8))
        {
            NeedBlanks();
        }

        byte quote = Quote();
        while (true)
        {
            _valuesLength = 0;
            int at = _at;
            if (TryValue(_bytes.AsSpan(0, _end), ref at, quote))
            {
                _at = at;
                return _values.AsSpan(0, _valuesLength).ToArray();
            }

            Refill("an attribute's default value");
        }
    }

    /// <summary>Applies what the document type declares of the attributes of an element.</summary>
    private void AddDefaults(QualifiedName element)
    {
        if (!_defaults!.TryGetValue(element, out List<XmlAttributeDefault>? list))
        {
            return;
        }

        foreach (XmlAttributeDefault known in list)
        {
            if (known.Name.Stamp != _tag)
            {
                if (known.Value is { } value)
                {
                    known.Name.Stamp = _tag;
                    Add(Kept(known.Name, _start + 1, value));
                }
            }
            else if (known.Tokenized)
            {
                Span<XmlAttribute> written = known.Name.IsDeclaration ? _declarations.AsSpan(0, _declarationCount) : _attributes.AsSpan(0, _attributeCount);
                foreach (ref XmlAttribute attribute in written)
                {
                    if (ReferenceEquals(attribute.Name, known.Name))
                    {
                        attribute = Kept(known.Name, attribute.Place, Collapse(ValueOf(attribute)));
                    }
                }
            }
        }
    }

    private XmlAttribute Kept(QualifiedName name, int place, ReadOnlySpan<byte> value)
    {
        int start = _valuesLength;
        Keep(value);
        return new XmlAttribute(name, place, start, value.Length, true);
    }

    /// <summary>Without spaces at both ends, and one for each row of them (XML 1.0, section 3.3.3).</summary>
    private static byte[] Collapse(ReadOnlySpan<byte> value)
    {
        byte[] collapsed = new byte[value.Length];
        int length = 0;
        foreach (byte b in value.Trim((byte)' '))
        {
            if (b != (byte)' ' || collapsed[length - 1] != (byte)' ')
            {
                collapsed[length++] = b;
            }
        }

        return collapsed[..length];
    }
}
