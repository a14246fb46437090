using System.Buffers;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>SPARQL Query Results XML Format (Second Edition), section 2. Control characters that XML 1.0 cannot hold become U+FFFD.</summary>
internal sealed class XmlSolutionWriter : SolutionWriter
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, (byte)'"', (byte)'&', (byte)'<', (byte)'>', 0xEF]);

    private readonly byte[][] _bindings;

    public XmlSolutionWriter(IBufferWriter<byte> target, IReadOnlyList<string> variables)
        : base(target, variables) =>
        _bindings = variables.Select(v => Encoding.UTF8.GetBytes($"<binding name=\"{v}\">")).ToArray();

    private static ReadOnlySpan<byte> Prologue => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head>"u8;

    public static void WriteBoolean(IBufferWriter<byte> target, bool value)
    {
        target.Write(Prologue);
        target.Write(value ? "</head>\n<boolean>true</boolean>\n</sparql>\n"u8 : "</head>\n<boolean>false</boolean>\n</sparql>\n"u8);
    }

    private protected override void WriteStart()
    {
        Output.Put(Prologue);
        foreach (string variable in Variables)
        {
            Output.Put("<variable name=\""u8);
            Output.Put(Encoding.UTF8.GetBytes(variable));
            Output.Put("\"/>"u8);
        }

        Output.Put("</head>\n<results>\n"u8);
    }

    private protected override void BeginSolution(bool first) => Output.Put("<result>"u8);

    private protected override void WriteTerm(int column, in TermSpan term, ref bool first)
    {
        if (term.IsNone)
        {
            return;
        }

        Output.Put(_bindings[column]);
        switch (term.Kind)
        {
            case TermKind.Iri:
                Output.Put("<uri>"u8);
                PutEscaped(term.Value, Escaped);
                Output.Put("</uri></binding>"u8);
                return;
            case TermKind.BlankNode:
                Output.Put("<bnode>"u8);
                PutEscaped(term.Value, Escaped);
                Output.Put("</bnode></binding>"u8);
                return;
        }

        if (!term.Language.IsEmpty || !term.Datatype.IsEmpty)
        {
            Output.Put(term.Language.IsEmpty ? "<literal datatype=\""u8 : "<literal xml:lang=\""u8);
            PutEscaped(term.Language.IsEmpty ? term.Datatype : term.Language, Escaped);
            Output.Put("\">"u8);
        }
        else
        {
            Output.Put("<literal>"u8);
        }

        PutEscaped(term.Value, Escaped);
        Output.Put("</literal></binding>"u8);
    }

    private protected override void EndSolution() => Output.Put("</result>\n"u8);

    private protected override void WriteEnd() => Output.Put("</results>\n</sparql>\n"u8);

    private protected override int PutSpecial(ReadOnlySpan<byte> text)
    {
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        bool forbidden = text.Length > 2 && text[0] == 0xEF && text[1] == 0xBF && text[2] >= 0xBE;
        Output.Put(text[0] switch
        {
            (byte)'&' => "&amp;"u8,
            (byte)'<' => "&lt;"u8,
            (byte)'>' => "&gt;"u8,
            (byte)'"' => "&quot;"u8,
            (byte)'\r' => "&#xD;"u8,
            (byte)'\n' => "&#xA;"u8,
            (byte)'\t' => "&#x9;"u8,
            0xEF when !forbidden => text[..1],
            _ => "\uFFFD"u8,
        });
        return forbidden ? 3 : 1;
    }
}
