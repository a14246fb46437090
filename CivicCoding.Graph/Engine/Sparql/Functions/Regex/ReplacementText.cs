using System.Text;

namespace CivicCoding.Graph.Sparql.Functions.Regex;

/// <summary>A replacement string (XPath Functions 3.1, section 5.6.4): text, <c>\\</c>, <c>\$</c>, and <c>$N</c> for a group, <c>$0</c> for the whole match.</summary>
internal sealed class ReplacementText
{
    /// <summary>Literal text, or the number of a group where the text is null.</summary>
    private readonly List<(string? Text, int Group)> _parts = [];

    /// <summary>Reads a replacement; null where it breaks the grammar.</summary>
    public static ReplacementText? TryParse(string text, int groups, bool literal)
    {
        var result = new ReplacementText();
        var pending = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            char next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (literal || c is not ('\\' or '$'))
            {
                pending.Append(c);
            }
            else if (c == '\\')
            {
                if (next is not ('\\' or '$'))
                {
                    return null;
                }

                pending.Append(next);
                i++;
            }
            else
            {
                if (!char.IsAsciiDigit(next))
                {
                    return null;
                }

                int group = 0;
                int digits = 0;

                // The longest number that names a group; a first digit alone may name none and then stands for nothing.
                while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && (digits == 0 || (group * 10) + text[i + 1] - '0' <= groups))
                {
                    group = (group * 10) + text[++i] - '0';
                    digits++;
                }

                result.Flush(pending);
                if (group <= groups)
                {
                    result._parts.Add((null, group));
                }
            }
        }

        result.Flush(pending);
        return result;
    }

    public void Append(System.Text.RegularExpressions.Match match, StringBuilder to)
    {
        foreach ((string? text, int group) in _parts)
        {
            _ = text is null ? to.Append(match.Groups[group].ValueSpan) : to.Append(text);
        }
    }

    private void Flush(StringBuilder pending)
    {
        if (pending.Length > 0)
        {
            _parts.Add((pending.ToString(), 0));
            pending.Clear();
        }
    }
}
