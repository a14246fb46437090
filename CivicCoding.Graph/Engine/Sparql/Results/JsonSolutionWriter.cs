using System.Buffers;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>SPARQL 1.1 Query Results JSON Format, section 3.</summary>
internal sealed class JsonSolutionWriter : SolutionWriter
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, (byte)'"', (byte)'\\']);

    private readonly byte[][] _members;

    public JsonSolutionWriter(IBufferWriter<byte> target, IReadOnlyList<string> variables)
        : base(target, variables) =>
        _members = variables.Select(v => Encoding.UTF8.GetBytes($"\"{v}\":{{\"type\":\"")).ToArray();

    public static void WriteBoolean(IBufferWriter<byte> target, bool value) =>
        target.Write(value ? "{\"head\":{},\"boolean\":true}"u8 : "{\"head\":{},\"boolean\":false}"u8);

    private protected override void WriteStart()
    {
        Output.Put("{\"head\":{\"vars\":["u8);
        for (int i = 0; i < Variables.Count; i++)
        {
            Output.Put(i == 0 ? "\""u8 : ",\""u8);
            Output.Put(Encoding.UTF8.GetBytes(Variables[i]));
            Output.Put((byte)'"');
        }

        Output.Put("]},\"results\":{\"bindings\":["u8);
    }

    private protected override void BeginSolution(bool first) => Output.Put(first ? "\n{"u8 : ",\n{"u8);

    private protected override void WriteTerm(int column, in TermSpan term, ref bool first)
    {
        if (term.IsNone)
        {
            return;
        }

        if (!first)
        {
            Output.Put((byte)',');
        }

        first = false;
        Output.Put(_members[column]);
        switch (term.Kind)
        {
            case TermKind.Iri:
                Output.Put("uri\",\"value\":\""u8);
                break;
            case TermKind.BlankNode:
                Output.Put("bnode\",\"value\":\""u8);
                break;
            default:
                Output.Put("literal\",\"value\":\""u8);
                break;
        }

        PutEscaped(term.Value, Escaped);
        if (!term.Language.IsEmpty)
        {
            Output.Put("\",\"xml:lang\":\""u8);
            Output.Put(term.Language);
        }
        else if (!term.Datatype.IsEmpty)
        {
            Output.Put("\",\"datatype\":\""u8);
            PutEscaped(term.Datatype, Escaped);
        }

        Output.Put("\"}"u8);
    }

    private protected override void EndSolution() => Output.Put((byte)'}');

    private protected override void WriteEnd() => Output.Put("\n]}}\n"u8);

    private protected override int PutSpecial(ReadOnlySpan<byte> text)
    {
        byte b = text[0];
        switch (b)
        {
            case (byte)'"':
                Output.Put("\\\""u8);
                break;
            case (byte)'\\':
                Output.Put("\\\\"u8);
                break;
            case (byte)'\n':
                Output.Put("\\n"u8);
                break;
            case (byte)'\r':
                Output.Put("\\r"u8);
                break;
            case (byte)'\t':
                Output.Put("\\t"u8);
                break;
            default:
                Output.Put([(byte)'\\', (byte)'u', (byte)'0', (byte)'0', "0123456789abcdef"u8[b >> 4], "0123456789abcdef"u8[b & 15]]);
                break;
        }

        return 1;
    }
}
