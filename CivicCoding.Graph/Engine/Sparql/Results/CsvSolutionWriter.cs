using System.Buffers;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>SPARQL 1.1 Query Results CSV, section 3: lexical forms only. Each line end stands before the next line, so that a cut document has no last one.</summary>
internal sealed class CsvSolutionWriter(IBufferWriter<byte> target, IReadOnlyList<string> variables) : SolutionWriter(target, variables)
{
    private static readonly SearchValues<byte> Quoted = SearchValues.Create(",\"\r\n"u8);

    private protected override void WriteStart()
    {
        for (int i = 0; i < Variables.Count; i++)
        {
            if (i > 0)
            {
                Output.Put((byte)',');
            }

            Output.Put(Encoding.UTF8.GetBytes(Variables[i]));
        }
    }

    private protected override void BeginSolution(bool first) => Output.Put("\r\n"u8);

    private protected override void WriteTerm(int column, in TermSpan term, ref bool first)
    {
        if (column > 0)
        {
            Output.Put((byte)',');
        }

        if (term.Kind == TermKind.BlankNode)
        {
            Output.Put("_:"u8);
        }

        ReadOnlySpan<byte> text = term.Value;
        if (text.IndexOfAny(Quoted) < 0)
        {
            Output.Put(text);
            return;
        }

        Output.Put((byte)'"');
        for (int at = text.IndexOf((byte)'"'); at >= 0; at = text.IndexOf((byte)'"'))
        {
            Output.Put(text[..at]);
            Output.Put("\"\""u8);
            text = text[(at + 1)..];
        }

        Output.Put(text);
        Output.Put((byte)'"');
    }

    private protected override void WriteEnd() => Output.Put("\r\n"u8);
}
