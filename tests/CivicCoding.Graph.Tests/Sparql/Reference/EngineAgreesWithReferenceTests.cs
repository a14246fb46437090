using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Optimization;
using CivicCoding.Graph.Sparql.Syntax;
using CivicCoding.Graph.Tests.Sparql.Execution;

namespace CivicCoding.Graph.Tests.Sparql.Reference;

public class EngineAgreesWithReferenceTests
{
    private const int UsualNumber = 2_000;

    [Fact]
    public void Random_queries_over_random_data_have_the_answers_of_the_definitions()
    {
        int number = int.TryParse(Environment.GetEnvironmentVariable("CIVIC_RANDOM"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : UsualNumber;
        int first = int.TryParse(Environment.GetEnvironmentVariable("CIVIC_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : Random.Shared.Next(1_000_000_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"seeds {first} to {first + number - 1}; again with CIVIC_SEED={first} CIVIC_RANDOM={number}");
        var failures = new List<string>();
        for (int seed = first; seed < first + number; seed++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if (Difference(seed) is { } difference)
            {
                failures.Add(difference);
            }
        }

        failures.Sort((a, b) => a.Length - b.Length);
        Assert.True(failures.Count == 0, $"{failures.Count} of {number} differ (first seed {first}). The shortest:\n" + string.Join("\n\n", failures.Take(5)));
    }

    /// <summary>Queries that once differed.</summary>
    [Theory]
    [InlineData(":n0 :r _:b . :n0 :q :n0 .", "SELECT * { ?b ?e ?b FILTER EXISTS { ?c (:p*)? ?e } }")]
    public void What_once_differed_agrees(string data, string query)
    {
        var dataset = new Dataset();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("PREFIX : <http://e/> " + data));
        CivicCoding.Graph.Syntax.RdfFormat.TriG.Read(stream, dataset, cancellation: TestContext.Current.CancellationToken);
        Assert.Null(Difference("PREFIX : <http://e/> " + query, dataset, union: true));
        Assert.Null(Difference("PREFIX : <http://e/> " + query, dataset, union: true, spills: true));
    }

    /// <summary>Null where both agree, else what differs.</summary>
    private static string? Difference(int seed)
    {
        var random = new RandomQueries(seed);
        Dataset data = random.Data();
        JoinMethod? forced = (seed / 2 % 5) switch
        {
            0 => JoinMethod.Attach,
            1 => JoinMethod.Merge,
            2 => JoinMethod.HashRelation,
            3 => JoinMethod.HashLeft,
            _ => null,
        };
        string? difference = Difference(random.Query(), data, union: seed % 2 == 0, forced, spills: seed / 10 % 3 == 0);
        return difference is null ? null : $"seed {seed}, {difference}";
    }

    private static string? Difference(string text, Dataset data, bool union, JoinMethod? forced = null, bool spills = false)
    {
        AlgebraQuery query;
        try
        {
            query = SparqlParser.ParseQuery(text);
        }
        catch (SparqlSyntaxException error) when (error.Message.Contains("cannot bind", StringComparison.Ordinal))
        {
            return null;
        }

        List<Mapping> expected;
        try
        {
            expected = new ReferenceEvaluator(new ReferenceGraphs(data, union)).Evaluate(query.Pattern);
        }
        catch (ReferenceEvaluator.TooManySolutionsException)
        {
            return null;
        }

        string[] right = query.Form == QueryForm.Ask ? [(expected.Count > 0).ToString()] : [.. expected.Select(s => s.Only(query.Variables).Key).Order(StringComparer.Ordinal)];
        string[] engine;
        try
        {
            engine = Engine(query, data, union, forced, spills);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            engine = [error.ToString()];
        }

        return right.SequenceEqual(engine) ? null
            : $"union {union}, join {forced}, spills {spills}\n{text}\n{string.Join('\n', data)}\nreference ({right.Length}): {string.Join(" ; ", right.Except(engine).Take(5))}\nengine ({engine.Length}): {string.Join(" ; ", engine.Except(right).Take(5))}";
    }

    private static string[] Engine(AlgebraQuery query, Dataset data, bool union, JoinMethod? forced, bool spills)
    {
        using var room = new SpillMemory();
        var options = new QueryOptions { UnionDefaultGraph = union, ForcedJoin = forced, SpillBytes = spills ? 0 : null, Timeout = TimeSpan.FromSeconds(20) };
        using QueryAnswer answer = new QueryEngine(spill: room).Execute(query, MemoryQuadSource.From(data), 0, options, TestContext.Current.CancellationToken);
        if (query.Form == QueryForm.Ask)
        {
            return [answer.Boolean.ToString()];
        }

        var scratch = new TermScratch();
        var solutions = new List<string>();
        while (answer.Solutions.MoveNext())
        {
            Mapping solution = Mapping.Empty;
            for (int i = 0; i < query.Variables.Length; i++)
            {
                solution = answer.Solutions.Get(i, scratch).ToTerm() is { } term ? solution.With(query.Variables[i], term) : solution;
            }

            solutions.Add(solution.Key);
        }

        solutions.Sort(StringComparer.Ordinal);
        return [.. solutions];
    }
}
