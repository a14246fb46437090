namespace CivicCoding.Api.Network;

/// <summary>Numbers the values of a kind's filters; numbers given once stay.</summary>
internal sealed class ValueNumbers
{
    private readonly List<(List<string> Values, Dictionary<string, int> Numbers)> _filters = [];

    public ValueNumbers(IEnumerable<string[]> known)
    {
        foreach (string[] values in known)
        {
            _filters.Add(([.. values], values.Index().ToDictionary(v => v.Item, v => v.Index, StringComparer.Ordinal)));
        }
    }

    public int NumberOf(int filter, string value)
    {
        (List<string> values, Dictionary<string, int> numbers) = _filters[filter];
        if (!numbers.TryGetValue(value, out int number))
        {
            numbers.Add(value, number = values.Count);
            values.Add(value);
        }

        return number;
    }

    public string[][] ToArrays() => [.. _filters.Select(f => f.Values.ToArray())];
}
