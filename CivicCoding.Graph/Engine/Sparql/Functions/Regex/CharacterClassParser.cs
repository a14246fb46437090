using System.Text;

namespace CivicCoding.Graph.Sparql.Functions.Regex;

/// <summary>Reads character classes and escapes (XML Schema 1.1 part 2, appendix G.4).</summary>
internal sealed class CharacterClassParser(string pattern, RegexFlags flags)
{
    private const int MaxDepth = 50;
    private int _depth;

    /// <summary>Reads a class from behind its '[' to behind its ']'.</summary>
    public CharacterSet Parse(ref int at)
    {
        if (++_depth > MaxDepth)
        {
            throw Fault("classes nested too deep", at);
        }

        bool negated = at < pattern.Length && pattern[at] == '^';
        at += negated ? 1 : 0;
        var ranges = new List<(int First, int Last)>();
        CharacterSet named = CharacterSet.Of();
        CharacterSet? except = null;
        bool first = true;
        while (true)
        {
            if (at >= pattern.Length)
            {
                throw Fault("a '[' without ']'", at);
            }

            char c = pattern[at];
            if (c == ']')
            {
                at++;
                break;
            }

            if (c == '-' && !first && at + 1 < pattern.Length && pattern[at + 1] == '[')
            {
                at += 2;
                except = Parse(ref at);
                if (at >= pattern.Length || pattern[at] != ']')
                {
                    throw Fault("a subtraction that is not the end of its class", at);
                }

                at++;
                break;
            }

            if (c == '[')
            {
                throw Fault("a '[' inside of a class that is not escaped", at);
            }

            Item(ref at, first, ranges, ref named);
            first = false;
        }

        if (first)
        {
            throw Fault("an empty class", at);
        }

        CharacterSet set = CharacterSet.Of(ranges.ToArray());
        set = ((flags & RegexFlags.IgnoreCase) != 0 ? CharacterSets.IgnoringCase(set) : set).Union(named);
        set = negated ? set.Complement() : set;
        _depth--;
        return except is null ? set : set.Except(except);
    }

    /// <summary>Reads an escape from behind its backslash; <paramref name="single"/> tells an escaped character apart from a set.</summary>
    public CharacterSet ParseEscape(ref int at, out bool single)
    {
        if (at >= pattern.Length)
        {
            throw Fault("a backslash at its end", at);
        }

        single = false;
        char c = pattern[at++];
        switch (c)
        {
            case 's':
                return CharacterSets.Space;
            case 'S':
                return CharacterSets.Space.Complement();
            case 'i':
                return CharacterSets.NameStart;
            case 'I':
                return CharacterSets.NameStart.Complement();
            case 'c':
                return CharacterSets.NameCharacter;
            case 'C':
                return CharacterSets.NameCharacter.Complement();
            case 'd':
                return CharacterSets.Digit;
            case 'D':
                return CharacterSets.Digit.Complement();
            case 'w':
                return CharacterSets.Word;
            case 'W':
                return CharacterSets.Word.Complement();
            case 'p':
            case 'P':
                CharacterSet property = Property(ref at);
                return c == 'p' ? property : property.Complement();
        }

        single = true;
        int literal = c switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' or '|' or '.' or '-' or '^' or '?' or '*' or '+' or '{' or '}' or '(' or ')' or '[' or ']' or '$' => c,
            _ => throw Fault($"the unknown escape '\\{c}'", at),
        };
        return CharacterSet.Of((literal, literal));
    }

    private void Item(ref int at, bool first, List<(int First, int Last)> ranges, ref CharacterSet named)
    {
        bool isHyphen = pattern[at] == '-';
        CharacterSet low = Character(ref at, out bool single);
        if (!single)
        {
            named = named.Union(low);
            return;
        }

        int from = low.Ranges[0].First;
        if (isHyphen && !first && !(at < pattern.Length && pattern[at] is ']'))
        {
            throw Fault("a '-' inside of a class that is neither escaped nor first nor last", at);
        }

        bool isRange = at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] is not (']' or '[');
        if (!isRange)
        {
            ranges.Add((from, from));
            return;
        }

        at++;
        CharacterSet high = Character(ref at, out single);
        if (!single || high.Ranges[0].First < from)
        {
            throw Fault("a range whose end is not a character at or behind its start", at);
        }

        ranges.Add((from, high.Ranges[0].First));
    }

    private CharacterSet Character(ref int at, out bool single)
    {
        if (pattern[at] == '\\')
        {
            at++;
            return ParseEscape(ref at, out single);
        }

        single = true;
        Rune.DecodeFromUtf16(pattern.AsSpan(at), out Rune rune, out int length);
        at += length;
        return CharacterSet.Of((rune.Value, rune.Value));
    }

    private CharacterSet Property(ref int at)
    {
        int end = at < pattern.Length && pattern[at] == '{' ? pattern.IndexOf('}', at) : -1;
        if (end < 0)
        {
            throw Fault("a \\p without a name in braces", at);
        }

        string name = pattern[(at + 1)..end];
        if ((flags & RegexFlags.Extended) != 0)
        {
            name = string.Concat(name.Where(c => c is not (' ' or '\t' or '\r' or '\n')));
        }

        at = end + 1;
        return CharacterSets.Category(name) ?? CharacterSets.Block(name) ?? throw Fault("an unknown category or block", at);
    }

    private static FormatException Fault(string what, int at) => new($"The regular expression has {what} at character {at}.");
}
