using System.Text;

namespace CivicCoding.Graph.Tests.Syntax.Xml;

/// <summary>Makes random well-formed documents of all that XML has: declaration, document type, namespaces, references, sections, line ends.</summary>
internal sealed class XmlDocumentMaker(Random random)
{
    private static readonly string[] Names = ["a", "b", "c-1", "_d", "é", "xmlish"];
    private static readonly string[] Texts = ["x", " ", "\n", "\r\n", "\r", "\t", "é", "€", "😀", "]", "]]", ">", "'", "\"", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#65;", "&#xE9;", "&#13;", "&#10;", "&#9;", "longer text, ", "--", "\uFFFD", "\uFEFF", "/", "="];

    private readonly StringBuilder _text = new();
    private bool _entities;
    private int _elements;

    public string Make()
    {
        if (random.Next(3) == 0)
        {
            _text.Append(random.Next(2) == 0 ? "<?xml version='1.0'?>" : "<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes' ?>");
        }

        Miscellany();
        string prefix = Prefix();
        string name = prefix + Pick(Names);
        if (random.Next(3) == 0)
        {
            DocumentType(name);
            Miscellany();
        }

        Element(name, " xmlns:p='urn:p' xmlns:q=\"urn:q\"", 0);
        Miscellany();
        return _text.ToString();
    }

    private string Prefix() => random.Next(4) switch { 0 => "p:", 1 => "q:", _ => "" };

    private void Miscellany()
    {
        for (int i = random.Next(3); i > 0; i--)
        {
            _text.Append(random.Next(3) switch { 0 => Comment(), 1 => Instruction(), _ => Pick([" ", "\n", "\r\n", "\t"]) });
        }
    }

    private string Comment() => $"<!--{Pick(["", " c ", "a-b\r\nc", "<x> & é", "]]>"])}-->";

    private string Instruction() => $"<?{Pick(["pi", "xml-x"])}{Pick(["", " ", " data", "\r\n a \r b ", " <x> & ? >"])}?>";

    private void DocumentType(string root)
    {
        _text.Append("<!DOCTYPE ").Append(root);
        if (random.Next(4) == 0)
        {
            _text.Append('>');
            return;
        }

        _entities = true;
        _text.Append(" [ <!ENTITY e \"e&#233;\"> <!ENTITY f 'f&e;&amp;\r\n'><!ENTITY m '<b c=\"&f;\">&f;</b>&#38;#60;'>");
        _text.Append(Pick(["", Comment(), Instruction(), "\n", "<!ELEMENT a (b|c)*>", "<!ELEMENT a ((b,c?)+|(d))>", "<!ELEMENT a (#PCDATA|b)*>", "<!NOTATION n PUBLIC 'x'>", "<!ENTITY % p '<!ENTITY o \"o\">'>%p;"]));
        _text.Append(Pick(["", "<!ATTLIST b x CDATA 'd&e;'>", "<!ATTLIST b c NMTOKENS #IMPLIED>", "<!ATTLIST a p:y (s|t) ' s '>", "<!ATTLIST c-1 xmlns CDATA 'urn:d'>"]));
        _text.Append("]>");
    }

    private void Element(string name, string declared, int depth)
    {
        _elements++;
        _text.Append('<').Append(name).Append(declared);
        if (declared.Length == 0 && random.Next(8) == 0)
        {
            _text.Append(Pick([" xmlns='urn:d'", " xmlns=''", " xmlns:p='urn:other'", " xmlns:new='urn:q'", " xml:lang='de'"]));
        }

        string[] names = [.. Names.Select(n => Prefix() + n).Distinct().OrderBy(_ => random.Next())];
        for (int i = random.Next(4); i > 0; i--)
        {
            char quote = random.Next(2) == 0 ? '"' : '\'';
            _text.Append(Pick([" ", "  ", "\n", "\r\n\t"])).Append(names[i]).Append(Pick(["=", " = ", "\n="])).Append(quote).Append(Value(quote)).Append(quote);
        }

        if (random.Next(5) == 0)
        {
            _text.Append(Pick(["/>", " />"]));
            return;
        }

        _text.Append(Pick([">", " >"]));
        for (int i = random.Next(6); i > 0; i--)
        {
            Content(depth);
        }

        _text.Append("</").Append(name).Append(Pick([">", "\n>"]));
    }

    private void Content(int depth)
    {
        switch (random.Next(8))
        {
            case 0:
                _text.Append(Comment());
                break;
            case 1:
                _text.Append(Instruction());
                break;
            case 2:
                _text.Append($"<![CDATA[{Pick(["", "x", "<raw> & ", "]", "]]", "]>", "\r\n", "\r", "é]]"])}]]>");
                break;
            case 3 or 4 when depth < 6 && _elements < 40:
                Element(Prefix() + Pick(Names), "", depth + 1);
                break;
            case 5 when _entities:
                _text.Append(Pick(["&e;", "&f;", "&m;"]));
                break;
            default:
                _text.Append(Text());
                break;
        }
    }

    private string Text()
    {
        string text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pick(Texts)));
        return (_text[^1] == ']' ? " " : "") + text.Replace("]]>", "]] >", StringComparison.Ordinal);
    }

    private string Value(char quote)
    {
        string text = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pick(Texts)));
        return text.Replace(quote, '.') + (_entities ? Pick(["", "&e;", "&f;"]) : "");
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
