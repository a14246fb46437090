using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Tests.Sparql.Functions;

public sealed class AggregatorsTests
{
    [Theory]
    [InlineData("COUNT", "1|error|\"a\"", "2")]
    [InlineData("COUNT", "", "0")]
    [InlineData("SUM", "1|2.5|1e0", "4.5E0")]
    [InlineData("SUM", "", "0")]
    [InlineData("SUM", "1|error", "")]
    [InlineData("SUM", "1|\"a\"", "")]
    [InlineData("AVG", "1|2|3|5", "2.75")]
    [InlineData("AVG", "", "0")]
    [InlineData("AVG", "1|error", "")]
    [InlineData("MIN", "2|1.0|<http://e/>", "<http://e/>")]
    [InlineData("MIN", "2|1.0", "1.0")]
    [InlineData("MAX", "2|1.0|\"a\"", "\"a\"")]
    [InlineData("MAX", "2|error", "")]
    [InlineData("MAX", "", "")]
    [InlineData("SAMPLE", "error|7", "7")]
    [InlineData("SAMPLE", "", "")]
    [InlineData("GROUP_CONCAT", "\"a\"@en|1|<http://e/>", "\"a,1,http://e/\"")]
    [InlineData("GROUP_CONCAT", "", "\"\"")]
    [InlineData("GROUP_CONCAT", "\"a\"|error", "")]
    public void An_aggregate_gives_its_value(string name, string values, string expected)
    {
        IAggregator aggregator = Aggregators.Create(name, ",");
        foreach (string text in values.Length == 0 ? [] : values.Split('|'))
        {
            aggregator.Add(text == "error" ? Value.Error : Value.From(FunctionTableTests.TermOf(text)));
        }

        Assert.Equal(expected.Length == 0 ? null : FunctionTableTests.TermOf(expected), aggregator.Result.ToTerm());
    }

    [Fact]
    public void A_concatenation_beyond_the_memory_budget_ends_the_query()
    {
        var memory = new MemoryAccount(1_000_000);
        IAggregator aggregator = Aggregators.Create("GROUP_CONCAT", memory: memory);
        Value value = Value.FromString(new string('x', 1000));
        Assert.Throws<QueryBudgetExceededException>(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                aggregator.Add(value);
            }
        });
        ((IDisposable)aggregator).Dispose();
        Assert.Equal(0, memory.UsedBytes);
    }
}
