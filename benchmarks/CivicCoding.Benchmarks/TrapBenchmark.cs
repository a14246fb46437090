using System.Diagnostics;
using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Optimization;

namespace CivicCoding.Benchmarks;

/// <summary>An OPTIONAL over 8,000 triples that some engines join quadratically, in each order of its patterns and with each join method forced: processor time of one run.</summary>
internal static class TrapBenchmark
{
    private const int Warm = 40;
    private const int Runs = 25;

    private static readonly string[] Queries =
    [
        "SELECT (COUNT(*) AS ?n) { ?s <e:a> ?x OPTIONAL { ?s <e:b> ?y . ?y <e:c> ?z FILTER(?z != ?x) } }",
        "SELECT (COUNT(*) AS ?n) { ?s <e:a> ?x OPTIONAL { ?y <e:c> ?z . ?s <e:b> ?y FILTER(?z != ?x) } }",
        "SELECT (COUNT(*) AS ?n) { ?s <e:a> ?x OPTIONAL { FILTER(?z != ?x) ?y <e:c> ?z . ?s <e:b> ?y } }",
    ];

    public static int Run()
    {
        IQuadSource data = MemoryQuadSource.From(Enumerable.Range(0, 2000).SelectMany(Around));
        var engine = new QueryEngine();
        foreach (string query in Queries)
        {
            foreach (JoinMethod? method in new JoinMethod?[] { null, JoinMethod.Merge, JoinMethod.Attach, JoinMethod.HashRelation, JoinMethod.HashLeft })
            {
                var options = new QueryOptions { ForcedJoin = method };
                double least = double.MaxValue;
                for (int run = 0; run < Warm + Runs; run++)
                {
                    TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
                    Draw(engine, query, data, options);
                    least = run < Warm ? least : Math.Min(least, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
                }

                string rows = engine.Explain(query, data, options).Split("rows touched ")[1].Split(',')[0];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{method?.ToString() ?? "planned",-14}{least,8:0.00} ms of processor time, {rows} rows touched   {query[24..]}"));
            }
        }

        return 0;
    }

    private static void Draw(QueryEngine engine, string query, IQuadSource data, QueryOptions options)
    {
        using QueryAnswer answer = engine.Execute(query, data, 0, options);
        while (answer.Solutions.MoveNext())
        {
        }
    }

    private static IEnumerable<Quad> Around(int i) =>
    [
        new Quad(new Iri($"e:s{i}"), new Iri("e:a"), new Iri($"e:x{i % 50}")),
        new Quad(new Iri($"e:s{i}"), new Iri("e:b"), new Iri($"e:y{i}")),
        new Quad(new Iri($"e:y{i}"), new Iri("e:c"), new Iri($"e:x{i % 100}")),
        new Quad(new Iri($"e:other{i}"), new Iri("e:d"), new Iri($"e:x{i % 50}")),
    ];
}
