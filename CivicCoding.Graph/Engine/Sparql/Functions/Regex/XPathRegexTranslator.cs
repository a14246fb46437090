using System.Globalization;
using System.Text;

namespace CivicCoding.Graph.Sparql.Functions.Regex;

/// <summary>Reads a regular expression by the grammar of XPath Functions 3.1, section 5.6.1 (XML Schema's with anchors, reluctant quantifiers, groups and back-references) and writes it as a .NET pattern.</summary>
internal sealed class XPathRegexTranslator(string pattern, RegexFlags flags)
{
    private const int MaxDepth = 200;
    private const int MaxRepeat = 1_000_000;
    private readonly StringBuilder _out = new(pattern.Length * 2);
    private readonly List<bool> _groupClosed = [];
    private int _at;
    private int _depth;

    /// <summary>The number of capturing groups.</summary>
    public int Groups => _groupClosed.Count;

    /// <summary>True where a back-reference stands, which only the backtracking engine knows.</summary>
    public bool HasBackReference { get; private set; }

    /// <summary>True where ^ or $ stands with the flag m.</summary>
    public bool HasLineAnchor { get; private set; }

    /// <summary>The ranges of all character sets together; automata over many ranges take seconds to build.</summary>
    public int Ranges { get; private set; }

    /// <summary>About how many states an automaton needs when all counted repetitions are written out.</summary>
    public double States { get; private set; } = 1;

    /// <summary>The .NET pattern, for a subject that ends with a line end or for any other: there ^ and $ of the flag m differ.</summary>
    public string Translate(bool subjectEndsLine)
    {
        _out.Clear();
        _groupClosed.Clear();
        _at = 0;
        States = 1;
        if ((flags & RegexFlags.Quote) != 0)
        {
            foreach (Rune rune in pattern.EnumerateRunes())
            {
                WriteCharacter(rune.Value);
            }

            return _out.ToString();
        }

        States = Alternatives(subjectEndsLine);
        if (_at < pattern.Length)
        {
            throw Fault("a ')' without '('");
        }

        return _out.ToString();
    }

    private double Alternatives(bool subjectEndsLine)
    {
        if (++_depth > MaxDepth)
        {
            throw Fault("groups nested too deep");
        }

        double states = 0;
        while (true)
        {
            while (Peek() is { } next && next is not ('|' or ')'))
            {
                states += Piece(subjectEndsLine);
            }

            if (Peek() != '|')
            {
                break;
            }

            _at++;
            _out.Append('|');
        }

        _depth--;
        return states;
    }

    private double Piece(bool subjectEndsLine)
    {
        int start = _out.Length;
        double states = Atom(subjectEndsLine, out bool quantifiable);
        if (Peek() is not ('?' or '*' or '+' or '{'))
        {
            return states;
        }

        if (!quantifiable)
        {
            throw Fault("a quantifier with nothing to repeat");
        }

        _out.Insert(start, "(?:").Append(')');
        states *= Quantifier();
        if (Peek() == '?')
        {
            _at++;
            _out.Append('?');
        }

        if (Peek() is '?' or '*' or '+' or '{')
        {
            throw Fault("a quantifier behind a quantifier");
        }

        return states;
    }

    private double Quantifier()
    {
        char sign = pattern[_at++];
        if (sign != '{')
        {
            _out.Append(sign);
            return 1;
        }

        int least = Number();
        int most = least;
        bool open = false;
        SkipSpace();
        if (_at < pattern.Length && pattern[_at] == ',')
        {
            _at++;
            SkipSpace();
            open = _at < pattern.Length && pattern[_at] == '}';
            most = open ? least : Number();
        }

        SkipSpace();
        if (_at >= pattern.Length || pattern[_at++] != '}' || most < least)
        {
            throw Fault("a quantifier that is not {n}, {n,} or {n,m}");
        }

        _out.Append(CultureInfo.InvariantCulture, $"{{{least}{(open ? "," : most == least ? "" : "," + most.ToString(CultureInfo.InvariantCulture))}}}");
        return Math.Max(most, 1);
    }

    private int Number()
    {
        SkipSpace();
        int start = _at;
        long number = 0;
        for (; _at < pattern.Length && char.IsAsciiDigit(pattern[_at]); _at++)
        {
            number = (number * 10) + pattern[_at] - '0';
            if (number > MaxRepeat)
            {
                throw Fault("a repetition beyond a million");
            }
        }

        return _at > start ? (int)number : throw Fault("a quantifier without a number");
    }

    private double Atom(bool subjectEndsLine, out bool quantifiable)
    {
        quantifiable = true;
        char c = pattern[_at++];
        switch (c)
        {
            case '(':
                return Group(subjectEndsLine);
            case '[':
                WriteSet(new CharacterClassParser(pattern, flags).Parse(ref _at));
                return 1;
            case '.':
                WriteSet((flags & RegexFlags.DotAll) != 0 ? CharacterSets.Any : CharacterSets.NoLineEnd);
                return 1;
            case '^':
            case '$':
                quantifiable = false;
                Anchor(c, subjectEndsLine);
                return 1;
            case '\\':
                return Escape();
            case '?' or '*' or '+' or '{':
                throw Fault("a quantifier with nothing to repeat");
            case ']' or '}':
                throw Fault($"a '{c}' that is not escaped");
            default:
                _at--;
                Rune.DecodeFromUtf16(pattern.AsSpan(_at), out Rune rune, out int length);
                _at += length;
                WriteCharacter(rune.Value);
                return 1;
        }
    }

    private double Group(bool subjectEndsLine)
    {
        bool captures = true;
        if (Peek() == '?')
        {
            _at++;
            if (Peek() != ':')
            {
                throw Fault("a group that begins with '(?' but not with '(?:'");
            }

            _at++;
            captures = false;
        }

        int number = _groupClosed.Count;
        if (captures)
        {
            _groupClosed.Add(false);
        }

        _out.Append(captures ? "(" : "(?:");
        double states = Alternatives(subjectEndsLine);
        if (Peek() != ')')
        {
            throw Fault("a '(' without ')'");
        }

        _at++;
        _out.Append(')');
        if (captures)
        {
            _groupClosed[number] = true;
        }

        return Math.Max(states, 1);
    }

    private void Anchor(char c, bool subjectEndsLine)
    {
        bool lines = (flags & RegexFlags.MultiLine) != 0;
        HasLineAnchor |= lines;
        _out.Append((c, lines, subjectEndsLine) switch
        {
            ('^', false, _) => "\\A",
            ('$', false, _) => "\\z",
            ('^', true, false) => "(?m:^)",
            ('$', true, false) => "(?m:$)",

            // Behind a line end that closes the subject no further line begins or ends.
            ('^', true, true) => "(?:(?m:^)(?!\\z))",
            _ => "(?=\\n)",
        });
    }

    private double Escape()
    {
        if (_at < pattern.Length && pattern[_at] is >= '1' and <= '9')
        {
            BackReference();
            return 1;
        }

        CharacterSet set = new CharacterClassParser(pattern, flags).ParseEscape(ref _at, out bool single);
        WriteSet(single && (flags & RegexFlags.IgnoreCase) != 0 ? CharacterSets.IgnoringCase(set) : set);
        return 1;
    }

    /// <summary>The longest number that names a group so far; that group must be closed.</summary>
    private void BackReference()
    {
        int number = pattern[_at++] - '0';
        while (_at < pattern.Length && char.IsAsciiDigit(pattern[_at]) && (number * 10) + pattern[_at] - '0' <= _groupClosed.Count)
        {
            number = (number * 10) + pattern[_at++] - '0';
        }

        if (number > _groupClosed.Count || !_groupClosed[number - 1])
        {
            throw Fault($"a back-reference to group {number}, which is not closed before it");
        }

        HasBackReference = true;

        // A group that took no part matches as if it were empty.
        string reference = (flags & RegexFlags.IgnoreCase) != 0 ? $"(?i:\\{number})" : $"(?:\\{number})";
        _out.Append(CultureInfo.InvariantCulture, $"(?({number}){reference}|)");
    }

    private void WriteCharacter(int c)
    {
        CharacterSet set = CharacterSet.Of((c, c));
        if ((flags & RegexFlags.IgnoreCase) != 0)
        {
            set = CharacterSets.IgnoringCase(set);
        }

        if (set.Ranges.Count == 1 && c < 128 && set.Ranges[0].First == set.Ranges[0].Last)
        {
            _out.Append(System.Text.RegularExpressions.Regex.Escape(((char)c).ToString()));
        }
        else
        {
            WriteSet(set);
        }
    }

    private void WriteSet(CharacterSet set)
    {
        Ranges += set.Ranges.Count;
        set.WriteTo(_out);
    }

    private char? Peek()
    {
        SkipSpace();
        return _at < pattern.Length ? pattern[_at] : null;
    }

    private void SkipSpace()
    {
        while ((flags & RegexFlags.Extended) != 0 && _at < pattern.Length && (pattern[_at] is ' ' or '\t' or '\r' or '\n'))
        {
            _at++;
        }
    }

    private FormatException Fault(string what) => new($"The regular expression has {what} at character {_at}.");
}
