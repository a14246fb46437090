using System.Reflection;
using System.Text.RegularExpressions;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;

namespace CivicCoding.Api.Tests.Languages;

public sealed partial class PhraseTests
{
    [Fact]
    public void Every_phrase_speaks_both_languages_with_the_same_places()
    {
        Phrase[] phrases =
        [
            .. typeof(Phrase).Assembly.GetTypes().SelectMany(t => t.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(p => p.PropertyType == typeof(Phrase)).Select(p => (Phrase)p.GetValue(null)!),
            .. PropertyTexts.All,
        ];
        Assert.True(phrases.Length > 150);
        Assert.All(phrases, p =>
        {
            Assert.False(string.IsNullOrWhiteSpace(p.German));
            Assert.False(string.IsNullOrWhiteSpace(p.English));
            Assert.Equal(Places(p.German), Places(p.English));
        });
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
