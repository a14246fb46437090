using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Optimization;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>SERVICE (SPARQL 1.1 Federated Query, section 2): asks the registered client once; with SILENT a failure is one solution that binds nothing.</summary>
internal sealed class ServiceCall : Operator
{
    private readonly GraphPattern.Service _service;
    private readonly Batch _batch;
    private IEnumerator<Term?[]>? _answers;
    private int[] _columns = [];

    private ServiceCall(QueryContext context, Schema schema, GraphPattern.Service service)
        : base(context, schema)
    {
        _service = service;
        _batch = Batch.OfWidth(schema.Width);
    }

    public static ServiceCall Of(QueryContext context, Operator input, GraphPattern.Service service)
    {
        input.Dispose();
        ImmutableHashSet<string> variables = Variables.InScope(service.Inner);
        return new ServiceCall(context, new Schema(variables.Where(v => v[0] != '.').Order(StringComparer.Ordinal), _ => true), service) { Estimate = 1000, Cost = 1_000_000 };
    }

    public override string Describe() => $"Service {_service.Endpoint}" + (_service.Silent ? " silent" : "");

    protected override Batch? Produce()
    {
        if (_answers is null)
        {
            _answers = Ask().GetEnumerator();
        }

        int count = 0;
        while (count < Batch.Capacity && _answers.MoveNext())
        {
            Term?[] answer = _answers.Current;
            for (int i = 0; i < _columns.Length; i++)
            {
                _batch.Columns[i][count] = _columns[i] >= 0 && answer[_columns[i]] is { } term ? Context.Terms.Intern(term).Bits : 0;
            }

            count++;
        }

        _batch.Count = count;
        return count > 0 ? _batch : null;
    }

    protected override void Close() => _answers?.Dispose();

    private IEnumerable<Term?[]> Ask()
    {
        _columns = [.. Schema.Variables.Select(_ => -1)];
        if (Context.Service is null)
        {
            return Fail(new NotSupportedException("SERVICE is off: an operator has to list the allowed hosts."));
        }

        if (_service.Endpoint is not PatternTerm.Constant { Term: Iri endpoint })
        {
            return Fail(new NotSupportedException("SERVICE with a variable endpoint is not supported yet."));
        }

        try
        {
            (IReadOnlyList<string> variables, IEnumerable<Term?[]> solutions) = Context.Service.Select(endpoint, "SELECT * WHERE " + _service.Text, Context.Remaining, Context.Memory, Context.Cancellation);
            List<string> names = [.. variables];
            _columns = [.. Schema.Variables.Select(v => names.IndexOf(v))];
            return _service.Silent ? [.. solutions] : solutions;
        }
        catch (Exception failure) when (_service.Silent && failure is not (QueryBudgetExceededException or OperationCanceledException))
        {
            _columns = [.. Schema.Variables.Select(_ => -1)];
            return [[]];
        }
    }

    private Term?[][] Fail(NotSupportedException reason) => _service.Silent ? [[]] : throw reason;
}
