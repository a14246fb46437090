using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using DotNetRegex = System.Text.RegularExpressions.Regex;

namespace CivicCoding.Graph.Sparql.Functions.Regex;

/// <summary>A compiled regular expression of XPath Functions 3.1, section 5.6. It runs in time linear in the subject wherever .NET's NonBacktracking engine can; else each match is bounded in time.</summary>
internal sealed class XPathRegex
{
    /// <summary>The longest pattern in characters.</summary>
    public const int MaxPatternLength = 10_000;

    /// <summary>The longest that one match may take.</summary>
    public static readonly TimeSpan MaxMatchTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Beyond so many states an automaton costs more memory than it is worth.</summary>
    private const double MaxStates = 2_000;

    /// <summary>Beyond so many character ranges, as \w and \p{L} have, building an automaton takes seconds.</summary>
    private const int MaxRanges = 400;

    private readonly DotNetRegex _regex;
    private readonly Lazy<DotNetRegex> _forLineEnd;
    private readonly bool _hasLineAnchor;
    private readonly int _groups;
    private readonly bool _quote;
    private readonly bool _matchesEmpty;

    private XPathRegex(XPathRegexTranslator translator, bool quote, TimeSpan timeLeft)
    {
        TimeSpan timeout = timeLeft < MaxMatchTime ? timeLeft : MaxMatchTime;
        timeout = timeout < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : timeout;
        string translated = translator.Translate(subjectEndsLine: false);
        bool linear = !translator.HasBackReference && translator.States <= MaxStates && translator.Ranges <= MaxRanges;
        _groups = translator.Groups;
        _quote = quote;
        _hasLineAnchor = translator.HasLineAnchor;
        _regex = Compile(translated, linear, timeout);
        _forLineEnd = new Lazy<DotNetRegex>(() => Compile(translator.Translate(subjectEndsLine: true), linear: false, timeout));
        _matchesEmpty = _regex.IsMatch("");
    }

    /// <summary>Compiles a pattern; null where it or the flags break the grammar.</summary>
    public static XPathRegex? TryCreate(string pattern, string flags, TimeSpan timeLeft)
    {
        if (pattern.Length > MaxPatternLength || !TryFlags(flags, out RegexFlags parsed))
        {
            return null;
        }

        try
        {
            return new XPathRegex(new XPathRegexTranslator(pattern, parsed), (parsed & RegexFlags.Quote) != 0, timeLeft);
        }
        catch (FormatException)
        {
            // A broken pattern is an expression error (fn:error FORX0002), which is a value.
            return null;
        }
    }

    /// <summary>Tells whether the pattern matches anywhere in the UTF-8 text.</summary>
    /// <exception cref="QueryBudgetExceededException">The match took too long.</exception>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        char[]? rented = null;
        Span<char> buffer = utf8.Length <= 512 ? stackalloc char[512] : (rented = ArrayPool<char>.Shared.Rent(utf8.Length));
        try
        {
            ReadOnlySpan<char> text = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
            return For(text).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw TooLong();
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Replaces every match; false where the replacement breaks its grammar or the pattern matches the empty string (fn:replace, FORX0003 and FORX0004).</summary>
    /// <exception cref="QueryBudgetExceededException">A match took too long, or the result is too large.</exception>
    public bool TryReplace(ReadOnlySpan<byte> utf8, string replacement, MemoryAccount? memory, out string? result, Action? check = null)
    {
        result = null;
        ReplacementText? parts = ReplacementText.TryParse(replacement, _groups, _quote);
        if (parts is null || _matchesEmpty)
        {
            return false;
        }

        string text = Encoding.UTF8.GetString(utf8);
        DotNetRegex regex = For(text);
        long booked = 0;
        try
        {
            var output = new StringBuilder(text.Length);
            int last = 0;
            int matches = 0;
            for (Match match = regex.Match(text); match.Success; match = match.NextMatch())
            {
                if ((++matches & 4095) == 0)
                {
                    check?.Invoke();
                }

                output.Append(text, last, match.Index - last);
                parts.Append(match, output);
                last = match.Index + match.Length;
                if (memory is not null && output.Length * 4L > booked + 65536)
                {
                    long more = (output.Length * 4L) - booked;
                    memory.Reserve(more);
                    booked += more;
                }
            }

            result = output.Append(text, last, text.Length - last).ToString();
            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            throw TooLong();
        }
        finally
        {
            memory?.Release(booked);
        }
    }

    private static DotNetRegex Compile(string pattern, bool linear, TimeSpan timeout)
    {
        const RegexOptions options = RegexOptions.CultureInvariant;
        if (linear)
        {
            try
            {
                return new DotNetRegex(pattern, options | RegexOptions.NonBacktracking, timeout);
            }
            catch (NotSupportedException)
            {
                // What this engine cannot build, the bounded backtracking one does.
            }
        }

        return new DotNetRegex(pattern, options, timeout);
    }

    private static bool TryFlags(string flags, out RegexFlags parsed)
    {
        parsed = RegexFlags.None;
        foreach (char flag in flags)
        {
            RegexFlags one = flag switch
            {
                's' => RegexFlags.DotAll,
                'm' => RegexFlags.MultiLine,
                'i' => RegexFlags.IgnoreCase,
                'x' => RegexFlags.Extended,
                'q' => RegexFlags.Quote,
                _ => RegexFlags.None,
            };
            parsed |= one;
            if (one == RegexFlags.None)
            {
                return false;
            }
        }

        return true;
    }

    private static QueryBudgetExceededException TooLong() =>
        new("A regular expression took too long on one text. Write it without back-references and nested repetitions, or filter with CONTAINS or STRSTARTS first.", QueryBudgetKind.Time);

    private DotNetRegex For(ReadOnlySpan<char> text) => _hasLineAnchor && text.EndsWith("\n") ? _forLineEnd.Value : _regex;
}
