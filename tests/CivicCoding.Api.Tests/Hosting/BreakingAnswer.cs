using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Tests.Hosting;

/// <summary>An answer that gives some solutions or triples and then runs out of its budget.</summary>
internal sealed class BreakingAnswer(QueryForm form, int before) : QueryAnswer
{
    public override QueryForm Form => form;

    public override SolutionReader Solutions { get; } = new Reader(before);

    public override bool Boolean => false;

    public override long Sequence => 1;

    public static QueryBudgetExceededException Error() => new("The query took too much memory.", QueryBudgetKind.Memory);

    /// <summary>Hands over triples, then breaks.</summary>
    public static void Write(IQuadSink sink, int before)
    {
        for (int i = 0; i < before; i++)
        {
            byte[] value = Encoding.UTF8.GetBytes("value " + i.ToString(CultureInfo.InvariantCulture));
            sink.Quad(new TermSpan(TermKind.Iri, "urn:x:s"u8), new TermSpan(TermKind.Iri, "urn:x:p"u8), new TermSpan(TermKind.Literal, value), default);
        }

        throw Error();
    }

    public override void WriteTriples(IQuadSink sink) => Write(sink, before);

    public override void Dispose()
    {
    }

    private sealed class Reader(int before) : SolutionReader
    {
        private int _given;

        public override IReadOnlyList<string> Variables { get; } = ["v"];

        public override bool MoveNext() => _given++ < before ? true : throw Error();

        public override TermSpan Get(int column, TermScratch scratch) => new(TermKind.Literal, "a value that fills the block"u8);

        public override void Dispose()
        {
        }
    }
}
