namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>Makes the aggregates of SPARQL by name (SPARQL 1.1 Query, section 18.5.1).</summary>
public static class Aggregators
{
    /// <summary>A new aggregate.</summary>
    /// <param name="function">COUNT, SUM, MIN, MAX, AVG, SAMPLE or GROUP_CONCAT.</param>
    /// <param name="separator">Of GROUP_CONCAT; null is one space.</param>
    /// <param name="memory">Books what a GROUP_CONCAT collects; null for none.</param>
    public static IAggregator Create(string function, string? separator = null, MemoryAccount? memory = null) => function switch
    {
        "COUNT" => new Count(),
        "SUM" => new Sum(average: false),
        "AVG" => new Sum(average: true),
        "MIN" => new Extreme(-1),
        "MAX" => new Extreme(1),
        "SAMPLE" => new Sample(),
        "GROUP_CONCAT" => new GroupConcatAggregator(separator ?? " ", memory),
        _ => throw new NotSupportedException($"The aggregate {function} is not supported yet."),
    };

    /// <summary>The number of values that are no errors.</summary>
    private sealed class Count : IAggregator
    {
        private long _count;

        public Value Result => Value.FromInteger(_count);

        public void Add(in Value value) => _count += value.IsError ? 0 : 1;
    }

    /// <summary>SUM and AVG: of no values 0; an error or a value that is no number makes an error.</summary>
    private sealed class Sum(bool average) : IAggregator
    {
        private Value _sum = Value.FromInteger(0);
        private long _count;

        public Value Result => !average || _count == 0 || _sum.IsError ? _sum : NumericArithmetic.Divide(_sum, Value.FromInteger(_count));

        public void Add(in Value value)
        {
            if (!_sum.IsError)
            {
                _sum = NumericArithmetic.Add(_sum, value);
                _count++;
            }
        }
    }

    /// <summary>MIN and MAX by the order of ORDER BY; an error among the values, or no value, makes an error.</summary>
    private sealed class Extreme(int sign) : IAggregator
    {
        private readonly ValueOrder _order = new();
        private Value _best;
        private bool _failed;

        public Value Result => _failed ? Value.Error : _best;

        public void Add(in Value value)
        {
            _failed |= value.IsError;
            if (!_failed && (_best.IsError || _order.Compare(value, _best) * sign > 0))
            {
                _best = value.Keep();
            }
        }
    }

    /// <summary>The first value that is no error.</summary>
    private sealed class Sample : IAggregator
    {
        private Value _value;

        public Value Result => _value;

        public void Add(in Value value)
        {
            if (_value.IsError && !value.IsError)
            {
                _value = value.Keep();
            }
        }
    }
}
