using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;
using CivicCoding.Graph.Sparql.Functions;
using CsCheck;

namespace CivicCoding.Graph.Tests.Sparql.Functions;

public sealed class ValueTests
{
    private static readonly string[] Terms =
    [
        "1", "01", "1.0", "1.00", "1e0", "\"1\"^^xsd:float", "2", "-3.5", "9223372036854775808", "9007199254740993", "9007199254740992e0", "\"INF\"^^xsd:double", "\"-INF\"^^xsd:float",
        "\"NaN\"^^xsd:double", "\"x\"^^xsd:integer", "true", "\"0\"^^xsd:boolean", "\"a\"", "\"a\"@en", "\"a\"@EN", "\"b\"@de", "\"\"", "<http://e/>", "<http://f/>", "_:b", "_:c",
        "\"2024-01-01\"^^xsd:date", "\"2024-01-01Z\"^^xsd:date", "\"2024-01-01T00:00:00\"^^xsd:dateTime", "\"2024-01-01T00:00:00.000\"^^xsd:dateTime", "\"2024-01-01T01:00:00+01:00\"^^xsd:dateTime",
        "\"24:00:00\"^^xsd:time", "\"00:00:00\"^^xsd:time", "\"2024\"^^xsd:gYear", "\"--02-29\"^^xsd:gMonthDay", "\"P1Y\"^^xsd:duration", "\"P12M\"^^xsd:yearMonthDuration", "\"PT36H\"^^xsd:dayTimeDuration",
        "\"a\"^^<http://e/t>", "\"5\"^^xsd:unsignedByte", "\"300\"^^xsd:unsignedByte", "\"1.5E7\"^^xsd:double",
    ];

    private static Gen<string> Among(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public void A_value_gives_back_the_term_that_it_was_made_from()
    {
        foreach (string text in Terms)
        {
            Term term = FunctionTableTests.TermOf(text);
            Assert.Equal(term, Value.From(term).ToTerm());
            using var arena = new ValueArena();
            Assert.Equal(term, Value.From(new TermScratch().Encode(term), arena).Keep().ToTerm());
            if (InlineLiteral.TryEncode(new TermScratch().Encode(term), out TermId id))
            {
                Assert.Equal(term, Value.FromInline(id).ToTerm());
                Assert.True(Value.FromInline(id).TryInline(out TermId again));
                Assert.Equal(id, again);
                Assert.True(Value.From(term).TryInline(out again));
                Assert.Equal(id, again);
            }
            else
            {
                Assert.False(Value.From(term).TryInline(out _), text);
            }
        }
    }

    [Fact]
    public void The_order_of_ORDER_BY_is_total_and_keeps_that_of_the_operators() =>
        Gen.Select(Among(Terms), Among(Terms), Among(Terms)).Sample((x, y, z) =>
        {
            Value a = Value.From(FunctionTableTests.TermOf(x));
            Value b = Value.From(FunctionTableTests.TermOf(y));
            Value c = Value.From(FunctionTableTests.TermOf(z));
            var order = new ValueOrder();
            int ab = order.Compare(a, b);
            Assert.Equal(Math.Sign(ab), -Math.Sign(order.Compare(b, a)));
            Assert.Equal(ab == 0, ValueComparison.SameTerm(a, b));
            if (ab <= 0 && order.Compare(b, c) <= 0)
            {
                Assert.True(order.Compare(a, c) <= 0, $"{x} {y} {z}");
            }

            if (ValueComparison.Less(a, b) == Truth.True)
            {
                Assert.True(ab < 0, $"{x} {y}");
            }
        });

    [Theory]
    [InlineData("true", Truth.True)]
    [InlineData("\"0\"^^xsd:boolean", Truth.False)]
    [InlineData("\"x\"^^xsd:boolean", Truth.False)]
    [InlineData("\"x\"^^xsd:integer", Truth.False)]
    [InlineData("0.0", Truth.False)]
    [InlineData("\"NaN\"^^xsd:double", Truth.False)]
    [InlineData("0.1", Truth.True)]
    [InlineData("\"\"@en", Truth.False)]
    [InlineData("\"false\"", Truth.True)]
    [InlineData("<http://e/>", Truth.Error)]
    [InlineData("\"2024-01-01\"^^xsd:date", Truth.Error)]
    [InlineData("\"a\"^^<http://e/t>", Truth.Error)]
    public void A_value_has_its_effective_boolean_value(string term, Truth expected) => Assert.Equal(expected, Value.From(FunctionTableTests.TermOf(term)).EffectiveBoolean());

    [Fact]
    public void Logic_has_three_values()
    {
        Assert.Equal(Truth.False, Truth.Error.And(Truth.False));
        Assert.Equal(Truth.Error, Truth.Error.And(Truth.True));
        Assert.Equal(Truth.True, Truth.Error.Or(Truth.True));
        Assert.Equal(Truth.Error, Truth.Error.Or(Truth.False));
        Assert.Equal(Truth.Error, Truth.Error.Not());
    }
}
