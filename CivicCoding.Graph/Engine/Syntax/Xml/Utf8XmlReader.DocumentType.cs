using System.Buffers;

namespace CivicCoding.Graph.Syntax.Xml;

/// <content>The document type declaration (XML 1.0, sections 2.8, 3.2, 4.2 and 4.7): what it declares of entities and attributes is used, the rest only checked.</content>
internal sealed partial class Utf8XmlReader
{
    private static readonly SearchValues<byte> PublicCharacters = SearchValues.Create(" \r\nabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-'()+,./:=?;!*#@$_%"u8);

    private readonly ByteTable<XmlEntity> _parameterEntities = new();
    private bool _hasExternalSubset;
    private long _declaredBytes;

    /// <summary>What is kept of entities and attributes that a document type declares.</summary>
    private const long MaxDeclaredBytes = 16 << 20;

    private void DocumentType()
    {
        _at += 9;
        NeedBlanks();
        DeclaredName(_elements);
        bool blank = PassBlanks();
        if (blank && Peek() is (byte)'S' or (byte)'P')
        {
            ExternalId(publicAlone: false);
            _hasExternalSubset = true;
            PassBlanks();
        }

        if (Take((byte)'['))
        {
            Subset();
            PassBlanks();
        }

        Expect(">"u8, "The document type was expected to end: [ declarations ] or >.");
    }

    private void Subset()
    {
        while (true)
        {
            PassBlanks();
            _start = _at;
            switch (Peek())
            {
                case (byte)']' when _inputs.Count == 0:
                    _at++;
                    return;
                case (byte)'%':
                    ParameterReference();
                    break;
                case (byte)'<':
                    MarkupDeclaration();
                    break;
                case 0 when _at == _end && _inputs.Count > 0:
                    LeaveEntity();
                    break;
                default:
                    throw _at == _end ? Unfinished("the document type") : Error(_at, "In the document type a declaration (<!ENTITY and the like), a comment or ] was expected.");
            }
        }
    }

    private void MarkupDeclaration()
    {
        if (Starts("<!--"u8))
        {
            while (!TryComment())
            {
                Refill("a comment");
            }
        }
        else if (Starts("<?"u8))
        {
            while (!TryInstruction())
            {
                Refill("a processing instruction");
            }
        }
        else if (Take("<!ENTITY"u8))
        {
            EntityDeclaration();
        }
        else if (Take("<!ATTLIST"u8))
        {
            AttributeList();
        }
        else if (Take("<!ELEMENT"u8))
        {
            ElementDeclaration();
        }
        else
        {
            Expect("<!NOTATION"u8, "<!ENTITY, <!ATTLIST, <!ELEMENT, <!NOTATION, a comment or a processing instruction was expected.");
            NeedBlanks();
            DeclaredName(null);
            NeedBlanks();
            ExternalId(publicAlone: true);
            EndDeclaration();
        }
    }

    private void ParameterReference()
    {
        _at++;
        byte[] name = DeclaredName(null);
        Expect(";"u8, "A semicolon was expected at the end of the reference.");
        XmlEntity entity = _parameterEntities.Find(name) ?? throw Error(_start, $"The parameter entity %{Display(name)}; is not declared.");
        Enter(entity.Text is null ? throw Error(_start, $"The parameter entity %{Display(name)}; is external and never fetched: put its declarations into the document.") : entity, _start);
    }

    private void EntityDeclaration()
    {
        NeedBlanks();
        bool parameter = Take((byte)'%');
        if (parameter)
        {
            NeedBlanks();
        }

        byte[] name = DeclaredName(null);
        NeedBlanks();
        byte[]? text = null;
        if (Peek() is (byte)'"' or (byte)'\'')
        {
            text = EntityValue();
        }
        else
        {
            ExternalId(publicAlone: false);
            if (PassBlanks() && !parameter && Take("NDATA"u8))
            {
                NeedBlanks();
                DeclaredName(null);
            }
        }

        EndDeclaration();
        CountDeclared(name.Length + (text?.Length ?? 0));
        ByteTable<XmlEntity> entities = parameter ? _parameterEntities : _entities;
        if (entities.Find(name) is null)
        {
            CheckCount(entities.Count);
            entities.Add(name, new XmlEntity(text));
        }
    }

    private void CountDeclared(int bytes)
    {
        _declaredBytes += bytes + NameBytes;
        if (_declaredBytes > MaxDeclaredBytes)
        {
            throw Error(_at, $"The document type declares more than the limit of {MaxDeclaredBytes} bytes.");
        }
    }

    /// <summary>The replacement text: characters for numeric references, references to entities as they are (XML 1.0, section 4.5).</summary>
    private byte[] EntityValue()
    {
        byte quote = Quote();
        _valuesLength = 0;
        while (true)
        {
            byte b = Peek();
            if (b == quote)
            {
                _at++;
                return _values.AsSpan(0, _valuesLength).ToArray();
            }

            if (_at == _end)
            {
                throw Unfinished("an entity's value");
            }

            switch (b)
            {
                case (byte)'%':
                    throw Error(_at, "A reference to a parameter entity may not stand in a declaration here: write &#37; for the character.");
                case (byte)'&':
                    ValueReference();
                    break;
                case (byte)'\r' when _inputs.Count == 0:
                    _at++;
                    Keep(Peek() == (byte)'\n' ? default : "\n"u8);
                    break;
                default:
                    CheckCharacter(_at);
                    Keep([b]);
                    _at++;
                    break;
            }
        }
    }

    private void ValueReference()
    {
        int length;
        while ((length = ReferenceLength(_bytes.AsSpan(0, _end), _at)) == 0)
        {
            Refill("a reference");
        }

        ReadOnlySpan<byte> reference = _bytes.AsSpan(_at, length);
        if (reference[1] == (byte)'#')
        {
            Keep(_character.AsSpan(0, Character(reference[1..^1], _at)));
        }
        else
        {
            CheckName(reference[1..^1], _at + 1, needed: true);
            Keep(reference);
        }

        _at += length;
    }

    private void ExternalId(bool publicAlone)
    {
        bool isPublic = Take("PUBLIC"u8);
        if (!isPublic)
        {
            Expect("SYSTEM"u8, "SYSTEM or PUBLIC was expected.");
        }

        NeedBlanks();
        if (isPublic)
        {
            Literal(PublicCharacters);
            bool blank = PassBlanks();
            if (publicAlone && Peek() == (byte)'>')
            {
                return;
            }

            if (!blank)
            {
                throw Error(_at, "A blank and the system identifier were expected.");
            }
        }

        Literal(null);
    }

    private void Literal(SearchValues<byte>? allowed)
    {
        byte quote = Quote();
        byte b;
        for (; (b = Peek()) != quote; _at++)
        {
            if (_at == _end)
            {
                throw Unfinished("an identifier");
            }

            if (allowed is not null && !allowed.Contains(b))
            {
                throw Error(_at, "A public identifier holds letters, digits, blanks and some marks of ASCII only.");
            }

            CheckCharacter(_at);
        }

        _at++;
    }

    private void EndDeclaration()
    {
        PassBlanks();
        Expect(">"u8, "> was expected at the end of the declaration.");
    }

    /// <summary>Reads a name: of an element or attribute where <paramref name="names"/> are given, else without colon.</summary>
    private byte[] DeclaredName(ByteTable<QualifiedName>? names) => names is null ? Plain().ToArray() : Known(names).Qualified;

    private QualifiedName Known(ByteTable<QualifiedName> names)
    {
        ReadOnlySpan<byte> name = NameHere();
        QualifiedName known = names.Find(name) ?? Learn(name, _at, names);
        _at += name.Length;
        return known;
    }

    private ReadOnlySpan<byte> Plain()
    {
        ReadOnlySpan<byte> name = NameHere();
        CheckName(name, _at, needed: true);
        _at += name.Length;
        return name;
    }

    private ReadOnlySpan<byte> NameHere()
    {
        int length;
        while ((length = _bytes.AsSpan(_at, _end - _at).IndexOfAny(NameEnds)) < 0)
        {
            Refill("a declaration");
        }

        return _bytes.AsSpan(_at, length);
    }
}
