using System.Diagnostics;
using System.Text;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Functions.Regex;

namespace CivicCoding.Graph.Tests.Sparql.Functions.Regex;

public sealed class XPathRegexTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("abracadabra", "bra", "", true)]
    [InlineData("abracadabra", "^a.*a$", "", true)]
    [InlineData("abracadabra", "^bra", "", false)]
    [InlineData("", "", "", true)]
    [InlineData("", "a", "", false)]
    [InlineData("a\nb", "a.b", "", false)]
    [InlineData("a\rb", "a.b", "", false)]
    [InlineData("a\nb", "a.b", "s", true)]
    [InlineData("a\nb", "^b", "", false)]
    [InlineData("a\nb", "^b", "m", true)]
    [InlineData("a\nb", "a$", "", false)]
    [InlineData("a\nb", "a$", "m", true)]
    [InlineData("a\n", "a$", "", false)]
    [InlineData("a\n", "a$", "m", true)]
    [InlineData("a\n", "a\\n$", "", true)]
    [InlineData("a\n", "a\\n$", "m", false)]
    [InlineData("a\n", "\\n^", "m", false)]
    [InlineData("a\nb", "\\n^b", "m", true)]
    [InlineData("HELLO", "hello", "", false)]
    [InlineData("HELLO", "hello", "i", true)]
    [InlineData("Z", "[a-z]", "i", true)]
    [InlineData("q", "[^Q]", "i", false)]
    [InlineData("Q", "[^q]", "i", false)]
    [InlineData("r", "[^Q]", "i", true)]
    [InlineData("a", "\\p{Lu}", "i", false)]
    [InlineData("\u00c4", "\u00e4", "i", true)]
    [InlineData("\u03a3", "\u03c2", "i", true)]
    [InlineData("hello world", "hello world", "x", false)]
    [InlineData("helloworld", "hello world", "x", true)]
    [InlineData("hello world", "hello[ ]world", "x", true)]
    [InlineData("aab", "a {2} b", "x", true)]
    [InlineData("a.b", "a.b", "q", true)]
    [InlineData("axb", "a.b", "q", false)]
    [InlineData("A.B", "a.b", "qi", true)]
    [InlineData("(a", "(a", "q", true)]
    [InlineData("_x-1", "^\\i\\c*$", "", true)]
    [InlineData("-x", "^\\i", "", false)]
    [InlineData("1", "\\I", "", true)]
    [InlineData(" ", "\\C", "", true)]
    [InlineData("\u0660", "^\\d$", "", true)]
    [InlineData("x", "\\D", "", true)]
    [InlineData("\u00a0", "\\s", "", false)]
    [InlineData("\t", "\\s", "", true)]
    [InlineData("x", "\\S", "", true)]
    [InlineData("_", "\\w", "", false)]
    [InlineData("+", "\\w", "", true)]
    [InlineData("\u00e9", "\\w", "", true)]
    [InlineData("_", "\\W", "", true)]
    [InlineData("\u00c4", "\\p{Lu}", "", true)]
    [InlineData("\u00c4", "\\p{L}", "", true)]
    [InlineData("\u00c4", "\\P{L}", "", false)]
    [InlineData("\u03b1", "\\p{IsGreek}", "", true)]
    [InlineData("a", "\\p{IsBasicLatin}", "", true)]
    [InlineData("\u00e9", "^\\P{IsBasicLatin}$", "", true)]
    [InlineData("\u00e9", "\\p{IsLatin-1Supplement}", "", true)]
    [InlineData("\ud83d\ude00", "^.$", "", true)]
    [InlineData("\ud83d\ude00", "^..$", "", false)]
    [InlineData("\ud83d\ude00", "^[^a]$", "", true)]
    [InlineData("\ud83d\ude00", "^[\ud83d\ude00-\ud83d\ude4f]$", "", true)]
    [InlineData("\ud83e\udd00", "^[\ud83d\ude00-\ud83d\ude4f]$", "", false)]
    [InlineData("\ud83d\ude00", "^\\p{So}$", "", true)]
    [InlineData("b", "^[a-c-[b]]$", "", false)]
    [InlineData("c", "^[a-c-[b]]$", "", true)]
    [InlineData("a", "^[a-c-[^a]]$", "", true)]
    [InlineData("-", "^[a-]$", "", true)]
    [InlineData("-", "^[-a]$", "", true)]
    [InlineData("-", "^[a\\-z]$", "", true)]
    [InlineData("b", "^[a\\-z]$", "", false)]
    [InlineData("^", "^[a^]$", "", true)]
    [InlineData(".", "^[.]$", "", true)]
    [InlineData("a", "^[.]$", "", false)]
    [InlineData("]", "^\\]$", "", true)]
    [InlineData("7", "^[\\d-[0-5]]$", "", true)]
    [InlineData("aXbXc", "(a|b)X\\1", "", false)]
    [InlineData("aXaXc", "(a|b)X\\1", "", true)]
    [InlineData("aa0", "(a)\\10", "", true)]
    [InlineData("aXA", "(a)X\\1", "i", true)]
    [InlineData("b", "^(a)?\\1b$", "", true)]
    [InlineData("aaaa", "^a{2,3}$", "", false)]
    [InlineData("aaa", "^a{2,}$", "", true)]
    [InlineData("aa", "^(?:a){2}$", "", true)]
    [InlineData("a", "^a{0}$", "", false)]
    [InlineData("foo", "fo+?", "", true)]
    [InlineData("ab", "^(a|)b$", "", true)]
    [InlineData("$5", "\\$5", "", true)]
    public void A_pattern_matches_as_XPath_has_it(string text, string pattern, string flags, bool expected)
    {
        XPathRegex? regex = XPathRegex.TryCreate(pattern, flags, Long);
        Assert.NotNull(regex);
        Assert.Equal(expected, regex.IsMatch(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("(a", "")]
    [InlineData("a)", "")]
    [InlineData("[a", "")]
    [InlineData("[]", "")]
    [InlineData("[a-c-[b]d]", "")]
    [InlineData("[z-a]", "")]
    [InlineData("[a[b]", "")]
    [InlineData("*a", "")]
    [InlineData("a**", "")]
    [InlineData("a{2", "")]
    [InlineData("a{3,2}", "")]
    [InlineData("a{,2}", "")]
    [InlineData("a{99999999}", "")]
    [InlineData("]", "")]
    [InlineData("}", "")]
    [InlineData("\\", "")]
    [InlineData("\\b", "")]
    [InlineData("\\x41", "")]
    [InlineData("\\u0041", "")]
    [InlineData("\\p{Xx}", "")]
    [InlineData("\\p{IsNowhere}", "")]
    [InlineData("\\pL", "")]
    [InlineData("(?=a)", "")]
    [InlineData("(?<n>a)", "")]
    [InlineData("\\1(a)", "")]
    [InlineData("(a\\1)", "")]
    [InlineData("(a)\\2", "")]
    [InlineData("a", "g")]
    [InlineData("a", "I")]
    public void A_broken_pattern_or_flag_is_an_error(string pattern, string flags) => Assert.Null(XPathRegex.TryCreate(pattern, flags, Long));

    [Theory]
    [InlineData("abracadabra", "bra", "*", "", "a*cada*")]
    [InlineData("abracadabra", "a.*a", "*", "", "*")]
    [InlineData("abracadabra", "a.*?a", "*", "", "*c*bra")]
    [InlineData("abracadabra", "a", "", "", "brcdbr")]
    [InlineData("abracadabra", "a(.)", "a$1$1", "", "abbraccaddabbra")]
    [InlineData("AAAA", "A+", "b", "", "b")]
    [InlineData("AAAA", "A+?", "b", "", "bbbb")]
    [InlineData("darted", "^(.*?)d(.*)$", "$1c$2", "", "carted")]
    [InlineData("abc", "b", "[$0]", "", "a[b]c")]
    [InlineData("abc", "b", "\\$\\\\", "", "a$\\c")]
    [InlineData("abc", "(b)", "$12", "", "ab2c")]
    [InlineData("abc", "b", "$1", "", "ac")]
    [InlineData("abc", "(x)?b", "<$1>", "", "a<>c")]
    [InlineData("a.c", ".", "$0", "q", "a$0c")]
    [InlineData("\ud83d\ude00b", "[^b]", "x", "", "xb")]
    [InlineData("abc", "b", "$", "", null)]
    [InlineData("abc", "b", "$x", "", null)]
    [InlineData("abc", "b", "\\n", "", null)]
    [InlineData("abc", "x*", "-", "", null)]
    [InlineData("abc", "^", "-", "", null)]
    [InlineData("abc", "", "-", "", null)]
    public void A_replacement_follows_its_grammar(string text, string pattern, string replacement, string flags, string? expected)
    {
        bool done = XPathRegex.TryCreate(pattern, flags, Long)!.TryReplace(Encoding.UTF8.GetBytes(text), replacement, null, out string? result);
        Assert.Equal(expected is not null, done);
        Assert.Equal(expected, result);
    }

    [Fact]
    public void Nested_repetition_runs_in_linear_time()
    {
        var clock = Stopwatch.StartNew();
        Assert.False(XPathRegex.TryCreate("^(a+)+$", "", Long)!.IsMatch(Encoding.UTF8.GetBytes(new string('a', 20_000) + "b")));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), clock.Elapsed.ToString());
    }

    [Fact]
    public void A_catastrophic_back_reference_ends_in_time()
    {
        XPathRegex regex = XPathRegex.TryCreate("^(a+)+\\1$", "", TimeSpan.FromMilliseconds(100))!;
        var clock = Stopwatch.StartNew();
        Assert.Throws<QueryBudgetExceededException>(() => regex.IsMatch(Encoding.UTF8.GetBytes(new string('a', 60) + "b")));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), clock.Elapsed.ToString());
    }

    [Theory]
    [InlineData("((((((a{100}){100}){100}){100})))")]
    [InlineData("((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((a))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))")]
    public void A_pattern_that_would_grow_huge_still_compiles(string pattern) => Assert.NotNull(XPathRegex.TryCreate(pattern, "", Long));

    [Fact]
    public void Groups_nested_without_bound_are_an_error() => Assert.Null(XPathRegex.TryCreate(new string('(', 4000) + "a" + new string(')', 4000), "", Long));
}
