using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

/// <summary>Small data as TriG with the prefix <c>:</c>, and queries over them.</summary>
internal sealed class QueryData
{
    private const string Prefixes = "PREFIX : <http://e/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";

    private QueryData(IQuadSource source) => Source = source;

    public IQuadSource Source { get; }

    public static QueryData Of(string trig)
    {
        var dataset = new Dataset();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Prefixes + trig));
        RdfFormat.TriG.Read(stream, dataset, cancellation: TestContext.Current.CancellationToken);
        return new QueryData(MemoryQuadSource.From(dataset));
    }

    public static QueryData Of(IEnumerable<Quad> quads) => new(MemoryQuadSource.From(quads));

    public QueryAnswer Execute(string query, QueryOptions? options = null, ISpillStore? spill = null) =>
        new QueryEngine(spill: spill).Execute(Prefixes + query, Source, 0, options, TestContext.Current.CancellationToken);

    public string Explain(string query, QueryOptions? options = null) =>
        new QueryEngine().Explain(Prefixes + query, Source, options, TestContext.Current.CancellationToken);

    /// <summary>The solutions as lines "x=1 y=a", sorted unless the order matters; IRIs without <c>http://e/</c>, literals as their lexical forms.</summary>
    public string[] Select(string query, QueryOptions? options = null, bool ordered = false)
    {
        using QueryAnswer answer = Execute(query, options);
        var scratch = new TermScratch();
        var lines = new List<string>();
        while (answer.Solutions.MoveNext())
        {
            lines.Add(string.Join(' ', answer.Solutions.Variables.Select((v, i) => (v, Text(answer.Solutions.Get(i, scratch).ToTerm()))).Where(b => b.Item2 is not null).Select(b => b.v + "=" + b.Item2)));
        }

        return ordered ? [.. lines] : [.. lines.Order(StringComparer.Ordinal)];
    }

    public bool Ask(string query, QueryOptions? options = null)
    {
        using QueryAnswer answer = Execute(query, options);
        return answer.Boolean;
    }

    public Dataset Construct(string query)
    {
        using QueryAnswer answer = Execute(query);
        var dataset = new Dataset();
        answer.WriteTriples(dataset);
        return dataset;
    }

    private static string? Text(Term? term) => term switch
    {
        null => null,
        Iri iri => iri.Value.Replace("http://e/", "", StringComparison.Ordinal),
        Literal literal => literal.Lexical,
        _ => "_:",
    };
}
