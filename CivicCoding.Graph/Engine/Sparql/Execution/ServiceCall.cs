using System.Collections.Immutable;
using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Optimization;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>SERVICE (SPARQL 1.1 Federated Query, section 2): asks the registered client for what agrees with the input, many solutions of the input in one request; with SILENT a failure is one solution that binds nothing.</summary>
internal sealed class ServiceCall : Operator
{
    /// <summary>The most bindings of one request.</summary>
    internal const int MostBindings = 100;

    private const int MostText = 64 << 10;

    private readonly GraphPattern.Service _service;
    private readonly string? _endpointVariable;
    private readonly ImmutableArray<string> _shared;
    private readonly int[] _sharedLeft;
    private readonly int[] _sharedColumns;
    private readonly int[] _leftColumns;
    private readonly ulong[] _found;
    private readonly Batch _batch;
    private IEnumerator<int>? _solutions;
    private Batch? _left;
    private bool _ended;

    private ServiceCall(QueryContext context, Operator input, Schema schema, GraphPattern.Service service, ImmutableHashSet<string> inner)
        : base(context, schema, input)
    {
        _service = service;
        _endpointVariable = (service.Endpoint as PatternTerm.Variable)?.Name;
        _shared = [.. input.Schema.Variables.Where(inner.Contains)];
        _sharedLeft = [.. _shared.Select(input.Schema.IndexOf)];
        _sharedColumns = [.. _shared.Select(schema.IndexOf)];
        _leftColumns = [.. schema.Variables.Select(input.Schema.IndexOf)];
        _found = new ulong[schema.Width];
        _batch = NewBatch(schema.Width);
    }

    public static ServiceCall Of(QueryContext context, Operator input, GraphPattern.Service service)
    {
        ImmutableHashSet<string> inner = [.. Variables.InScope(service.Inner).Where(v => v[0] != '.')];
        string? endpoint = (service.Endpoint as PatternTerm.Variable)?.Name;
        var schema = new Schema(
            input.Schema.Variables.Concat((endpoint is null ? inner : inner.Add(endpoint)).Where(v => !input.Schema.Contains(v)).Order(StringComparer.Ordinal)),
            v => !input.Schema.Binds(v) && (service.Silent || v != endpoint));
        return new ServiceCall(context, input, schema, service, inner) { Estimate = 1000, Cost = input.Cost + 1_000_000 };
    }

    public override string Describe() => $"Service {_service.Endpoint}" + (_service.Silent ? " silent" : "") + (_shared.IsEmpty ? "" : $" by {string.Join(' ', _shared.Select(v => "?" + v))}");

    protected override Batch? Produce()
    {
        int count = 0;
        while (count < Batch.Capacity && !_ended)
        {
            if (_solutions is not null && _solutions.MoveNext())
            {
                Context.Step();
                Write(_solutions.Current, count++);
                continue;
            }

            _solutions?.Dispose();
            _solutions = null;
            _left = Inputs[0].Next();
            _ended = _left is null;
            _solutions = _left is null ? null : Solve(_left).GetEnumerator();
        }

        _batch.Count = count;
        return count > 0 ? _batch : null;
    }

    protected override void Close() => _solutions?.Dispose();

    private void Write(int row, int at)
    {
        for (int i = 0; i < _leftColumns.Length; i++)
        {
            ulong found = _found[i];
            _batch.Columns[i][at] = found != 0 || _leftColumns[i] < 0 ? found : _left!.Columns[_leftColumns[i]][row];
        }
    }

    /// <summary>The rows of the input that have a solution, once for each, which then stands in <see cref="_found"/>.</summary>
    private IEnumerable<int> Solve(Batch left)
    {
        foreach ((ulong endpoint, List<Binding> bindings) in Group(left))
        {
            int start = 0;
            while (start < bindings.Count)
            {
                int end = start;
                int length = 0;
                while (end < bindings.Count && end - start < MostBindings && (end == start || length + bindings[end].Text.Length <= MostText))
                {
                    length += bindings[end++].Text.Length;
                }

                foreach (int row in Ask(endpoint, bindings.GetRange(start, end - start), left))
                {
                    yield return row;
                }

                start = end;
            }
        }
    }

    private IEnumerable<(ulong Endpoint, List<Binding> Bindings)> Group(Batch left)
    {
        var endpoints = new Dictionary<ulong, Dictionary<string, Binding>>();
        int column = _endpointVariable is null ? -1 : Inputs[0].Schema.IndexOf(_endpointVariable);
        for (int row = 0; row < left.Count; row++)
        {
            Context.Step();
            ulong endpoint = column < 0 ? 0 : left.Columns[column][row];
            if (!endpoints.TryGetValue(endpoint, out Dictionary<string, Binding>? bindings))
            {
                endpoints.Add(endpoint, bindings = new Dictionary<string, Binding>(StringComparer.Ordinal));
            }

            ulong[] values = [.. _sharedLeft.Select(c => left.Columns[c][row])];
            string key = string.Join(',', values.Select(v => v.ToString("x", CultureInfo.InvariantCulture)));
            if (!bindings.TryGetValue(key, out Binding? binding))
            {
                bindings.Add(key, binding = new Binding(values, ServiceQuery.Bindings(values.Select(v => Context.Terms.GetTerm(new TermId(v))))));
            }

            binding.Rows.Add(row);
        }

        return endpoints.Select(e => (e.Key, e.Value.Values.ToList()));
    }

    private IEnumerable<int> Ask(ulong endpoint, List<Binding> bindings, Batch left)
    {
        (int[] columns, IEnumerable<Term?[]> answers) = Select(endpoint, bindings);
        var blankNodes = new Dictionary<BlankNode, BlankNode>();
        foreach (Term?[] answer in answers)
        {
            Array.Clear(_found);
            for (int i = 0; i < columns.Length; i++)
            {
                _found[i] = columns[i] >= 0 && answer[columns[i]] is { } term ? Context.Terms.Intern(Own(term, blankNodes)).Bits : 0;
            }

            foreach (Binding binding in bindings.Where(Agrees))
            {
                foreach (int row in binding.Rows)
                {
                    if (EndpointAgrees(left, row))
                    {
                        yield return row;
                    }
                }
            }
        }
    }

    // Blank nodes of one answer are nodes of their own, whatever labels the endpoint gave them.
    private Term Own(Term term, Dictionary<BlankNode, BlankNode> known)
    {
        if (term is not BlankNode node)
        {
            return term;
        }

        if (!known.TryGetValue(node, out BlankNode? own))
        {
            known.Add(node, own = Context.Terms.NewBlankNode());
        }

        return own;
    }

    private bool Agrees(Binding binding)
    {
        for (int i = 0; i < _sharedColumns.Length; i++)
        {
            ulong found = _found[_sharedColumns[i]];
            if (found != 0 && binding.Values[i] != 0 && found != binding.Values[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool EndpointAgrees(Batch left, int row)
    {
        if (_endpointVariable is null)
        {
            return true;
        }

        ulong found = _found[Schema.IndexOf(_endpointVariable)];
        int column = Inputs[0].Schema.IndexOf(_endpointVariable);
        return found == 0 || column < 0 || left.Columns[column][row] is var bound && (bound == 0 || bound == found);
    }

    /// <summary>Asks the endpoint; gives for each column of this operator the place in the answers, -1 where there is none.</summary>
    private (int[] Columns, IEnumerable<Term?[]> Answers) Select(ulong endpoint, List<Binding> bindings)
    {
        try
        {
            IServiceClient client = Context.Service ?? throw new ServiceException("SERVICE is switched off here: an operator lists the hosts that may be asked.");
            Term? named = _service.Endpoint is PatternTerm.Constant constant ? constant.Term : Context.Terms.GetTerm(new TermId(endpoint));
            Iri address = named as Iri ?? throw new ServiceException($"SERVICE {_service.Endpoint} needs the IRI of an endpoint, and the pattern before it binds {(named is null ? "nothing" : "something else")}.");
            Context.Check();
            string query = ServiceQuery.Of(_service.Text, _shared, [.. bindings.Select(b => b.Text)]);
            (IReadOnlyList<string> variables, IEnumerable<Term?[]> solutions) = client.Select(address, query, Context.Remaining, Context.Memory, Context.Cancellation);
            List<string> names = [.. variables];
            return ([.. Schema.Variables.Select(v => names.IndexOf(v))], _service.Silent ? [.. solutions] : solutions);
        }
        catch (Exception failure) when (_service.Silent && failure is not (QueryBudgetExceededException or OperationCanceledException))
        {
            return ([], [[]]);
        }
    }

    /// <summary>A distinct binding of the shared variables, as it is sent, with the rows that have it.</summary>
    private sealed record Binding(ulong[] Values, string Text)
    {
        public List<int> Rows { get; } = [];
    }
}
