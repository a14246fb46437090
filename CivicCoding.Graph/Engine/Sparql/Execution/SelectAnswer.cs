using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The solutions of SELECT.</summary>
internal sealed class SelectAnswer : EngineAnswer
{
    private readonly Reader _reader;

    public SelectAnswer(QueryContext context, Operator plan, AlgebraQuery query)
        : base(context, plan, QueryForm.Select) => _reader = new Reader(this, query);

    public override SolutionReader Solutions => _reader;

    private sealed class Reader(SelectAnswer answer, AlgebraQuery query) : SolutionReader
    {
        private readonly int[] _columns = [.. query.Variables.Select(answer.Plan.Schema.IndexOf)];
        private Batch? _batch;
        private int _place = -1;
        private long _rows;

        public override IReadOnlyList<string> Variables => query.Variables;

        public override bool MoveNext()
        {
            while (_batch is null || ++_place >= _batch.Count)
            {
                _batch = answer.Plan.Next();
                _place = -1;
                if (_batch is null)
                {
                    return false;
                }

                _rows += _batch.Count;
                answer.CheckRows(_rows);
            }

            return true;
        }

        public override TermSpan Get(int column, TermScratch scratch) =>
            _columns[column] < 0 ? TermSpan.None : answer.Context.Terms.Get(new TermId(_batch!.Columns[_columns[column]][_place]), scratch);

        public override void Dispose() => answer.Dispose();
    }
}
