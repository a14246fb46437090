using System.Text;

namespace CivicCoding.Graph.Sparql.Functions.Regex;

/// <summary>The compiled patterns of one query: the last one at hand for a pattern that is constant, a bounded number of others. Broken patterns are remembered as null.</summary>
internal sealed class RegexCache(FunctionContext context)
{
    private const int Capacity = 64;
    private readonly Dictionary<(string Pattern, string Flags), XPathRegex?> _compiled = [];
    private byte[] _lastPattern = [];
    private byte[] _lastFlags = [];
    private XPathRegex? _last;
    private bool _any;

    /// <summary>The compiled pattern, or null where it breaks the grammar.</summary>
    public XPathRegex? Find(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> flags)
    {
        if (_any && pattern.SequenceEqual(_lastPattern) && flags.SequenceEqual(_lastFlags))
        {
            return _last;
        }

        _last = pattern.Length > XPathRegex.MaxPatternLength * 4 || flags.Length > 32 ? null : Compile(Encoding.UTF8.GetString(pattern), Encoding.UTF8.GetString(flags));
        _lastPattern = pattern.ToArray();
        _lastFlags = flags.ToArray();
        _any = true;
        return _last;
    }

    private XPathRegex? Compile(string pattern, string flags)
    {
        if (!_compiled.TryGetValue((pattern, flags), out XPathRegex? regex))
        {
            if (_compiled.Count >= Capacity)
            {
                _compiled.Clear();
            }

            context.Cancellation.ThrowIfCancellationRequested();
            regex = XPathRegex.TryCreate(pattern, flags, context.TimeLeft());
            _compiled.Add((pattern, flags), regex);
        }

        return regex;
    }
}
