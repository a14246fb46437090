using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Optimization;
using CivicCoding.Graph.Sparql.Syntax;

namespace CivicCoding.Graph.Sparql;

/// <summary>Answers SPARQL 1.1 queries over any <see cref="IQuadSource"/>. Safe for use by many threads.</summary>
public sealed class QueryEngine
{
    private readonly ImmutableDictionary<string, IPropertyFunction> _functions;
    private readonly TimeProvider _time;
    private readonly IServiceClient? _service;
    private readonly ISpillStore? _spill;

    /// <param name="functions">The property functions, each under its IRI.</param>
    /// <param name="time">The clock of deadlines and of NOW(); null: the system's.</param>
    /// <param name="service">Asks other endpoints for SERVICE; null: SERVICE is off.</param>
    /// <param name="spill">Where sorting, grouping and DISTINCT spill to; null: what does not fit into a query's memory ends it.</param>
    public QueryEngine(IEnumerable<IPropertyFunction>? functions = null, TimeProvider? time = null, IServiceClient? service = null, ISpillStore? spill = null)
    {
        _functions = (functions ?? []).ToImmutableDictionary(f => f.Iri.Value, StringComparer.Ordinal);
        _time = time ?? TimeProvider.System;
        _service = service;
        _spill = spill;
    }

    /// <summary>Starts a query over a snapshot; the caller draws the answer and disposes it.</summary>
    /// <param name="query">The query text.</param>
    /// <param name="source">The data.</param>
    /// <param name="sequence">The snapshot's commit sequence number; 0 for data in memory.</param>
    /// <param name="options">The dataset and the bounds.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <exception cref="SparqlSyntaxException">The text breaks the grammar.</exception>
    /// <exception cref="QueryBudgetExceededException">A budget ran out; also thrown while the answer is drawn.</exception>
    /// <exception cref="NotSupportedException">The query uses what is not built yet; the message names it.</exception>
    public QueryAnswer Execute(string query, IQuadSource source, long sequence, QueryOptions? options = null, CancellationToken cancellation = default) =>
        Execute(SparqlParser.ParseQuery(query, options?.Base), source, sequence, options, cancellation);

    /// <summary>Starts a translated query, as <see cref="Execute(string, IQuadSource, long, QueryOptions?, CancellationToken)"/>.</summary>
    public QueryAnswer Execute(AlgebraQuery query, IQuadSource source, long sequence, QueryOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(source);
        QueryContext context = Context(query, source, sequence, options ?? QueryOptions.Default, cancellation);
        Operator plan = Plan(query, context);
        return query.Form switch
        {
            QueryForm.Select => new SelectAnswer(context, plan, query),
            QueryForm.Ask => new AskAnswer(context, plan),
            QueryForm.Construct => new ConstructAnswer(context, plan, query.Template),
            _ => new DescribeAnswer(context, plan, query.Describe),
        };
    }

    /// <summary>Runs a query to its end and tells its plan: each operator with the solutions that were expected and that came.</summary>
    public string Explain(string query, IQuadSource source, QueryOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        AlgebraQuery translated = SparqlParser.ParseQuery(query, options?.Base);
        using QueryContext context = Context(translated, source, 0, options ?? QueryOptions.Default, cancellation);
        using Operator plan = Plan(translated, context);
        while (plan.Next() is not null && translated.Form != QueryForm.Ask)
        {
        }

        var text = new StringBuilder();
        Write(plan, 0, text);
        text.Append(CultureInfo.InvariantCulture, $"rows touched {context.RowsTouched}, peak memory {context.Memory.PeakBytes} bytes, {context.Elapsed.TotalMilliseconds:0.0} ms\n");
        return text.ToString();
    }

    /// <summary>The pattern's solutions as operators, for updates and tests; the caller owns both.</summary>
    internal (QueryContext Context, Operator Plan) Run(AlgebraQuery query, IQuadSource source, QueryOptions options, CancellationToken cancellation)
    {
        QueryContext context = Context(query, source, 0, options, cancellation);
        return (context, Plan(query, context));
    }

    private static void Write(Operator plan, int depth, StringBuilder text)
    {
        text.Append(' ', depth * 2).Append(CultureInfo.InvariantCulture, $"{plan.Describe()}  (expected {plan.Estimate:0}, came {plan.Produced})\n");
        foreach (Operator input in plan.Shown)
        {
            Write(input, depth + 1, text);
        }
    }

    private static Operator Plan(AlgebraQuery query, QueryContext context)
    {
        ImmutableHashSet<string>? needed = query.Form switch
        {
            QueryForm.Select => [.. query.Variables],
            QueryForm.Ask => [],
            QueryForm.Construct => [.. query.Template.SelectMany(Variables.Of)],
            _ => [.. query.Describe.SelectMany(Variables.Of)],
        };
        return new Planner(context).Plan(query.Pattern, needed);
    }

    private QueryContext Context(AlgebraQuery query, IQuadSource source, long sequence, QueryOptions options, CancellationToken cancellation) =>
        new(source, QueryDataset.For(source, query.Dataset, options), options, _time, cancellation)
        {
            Sequence = sequence,
            PropertyFunctions = _functions,
            Service = _service,
            Spill = _spill,
        };
}
