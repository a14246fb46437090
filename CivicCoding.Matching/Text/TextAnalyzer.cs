using System.Globalization;
using System.Text;

namespace CivicCoding.Matching.Text;

/// <summary>Splits German and English text into folded, lightly stemmed terms. It never reads more than <see cref="MaxCharacters"/> of a text.</summary>
public static class TextAnalyzer
{
    /// <summary>The longest part of a text that is read.</summary>
    public const int MaxCharacters = 40_000;

    private const int MaxTermLength = 40;

    private static readonly HashSet<string> StopWords = new(
        ("a an and are as at be been but by can could do does for from had has have how if in into is it its itself may might more most much must no nor not of on or our out over own per shall should so such than that "
        + "the their them then there these they this those through to too under until up upon us use used using via was we well were what when where which while who whom whose why will with within without would you your also "
        + "aber als am an auch auf aus bei beim bis da damit dann das dass dein dem den der des dessen die dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines er es etwa fuer für ganz gegen hat haben "
        + "hier ich ihr ihre ihrem ihren ihrer im in indem ist ja jede jedem jeden jeder jedes kann kein keine konnte man mehr mein mit muss nach nicht noch nun nur ob oder ohne sehr sein seine seit sich sie sind so soll sollen sowie über "
        + "uber ueber um und uns unser unsere unter vom von vor wann war waren was wegen weil wenn wer werden wie wir wird wo wurde wurden zu zum zur zwischen").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The terms of a text in order, stop words left out.</summary>
    public static List<string> Terms(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var terms = new List<string>();
        var word = new StringBuilder(MaxTermLength);
        int length = Math.Min(text.Length, MaxCharacters);
        for (int i = 0; i < length; i++)
        {
            char c = text[i];
            if (char.IsLetterOrDigit(c))
            {
                Fold(char.ToLowerInvariant(c), word);
                continue;
            }

            Finish(word, terms);
        }

        Finish(word, terms);
        return terms;
    }

    /// <summary>The folded form of a single word, as it stands in the index.</summary>
    public static string Stem(string word)
    {
        int n = word.Length;
        if (n > 5 && word.EndsWith("ies", StringComparison.Ordinal))
        {
            return string.Concat(word.AsSpan(0, n - 3), "y");
        }

        if (n > 6 && (word.EndsWith("ungen", StringComparison.Ordinal) || word.EndsWith("ation", StringComparison.Ordinal)))
        {
            return word.EndsWith("ungen", StringComparison.Ordinal) ? word[..^2] : word[..^3];
        }

        if (n > 6 && word.EndsWith("ing", StringComparison.Ordinal))
        {
            return word[..^3];
        }

        if (n > 5 && (word.EndsWith("en", StringComparison.Ordinal) || word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("es", StringComparison.Ordinal)))
        {
            return word[..^2];
        }

        return n > 3 && (word[^1] is 's' or 'e' or 'n') && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static void Finish(StringBuilder word, List<string> terms)
    {
        if (word.Length is > 1 and <= MaxTermLength)
        {
            string text = word.ToString();
            if (!StopWords.Contains(text))
            {
                terms.Add(Stem(text));
            }
        }

        word.Clear();
    }

    private static void Fold(char c, StringBuilder word)
    {
        if (word.Length > MaxTermLength)
        {
            return;
        }

        if (c < 128)
        {
            word.Append(c);
            return;
        }

        switch (c)
        {
            case 'ä': word.Append("ae"); return;
            case 'ö': word.Append("oe"); return;
            case 'ü': word.Append("ue"); return;
            case 'ß': word.Append("ss"); return;
            default:
                break;
        }

        foreach (char part in c.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
            {
                word.Append(part);
            }
        }
    }
}
