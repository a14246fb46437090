using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CivicCoding.Api.Languages;

/// <summary>What the engine says in English, with its German: whole sentences, and those with places such as {0} for what they name.</summary>
internal sealed class EngineMessages
{
    private const int MaxCharacters = 4_000;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);
    private static readonly Regex s_escapedPlace = new(@"\\\{\d}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, s_limit);
    private static readonly Regex s_doubledPlace = new(@"\{\{(?<place>\d)\}\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, s_limit);

    private readonly FrozenDictionary<string, string> _whole;
    private readonly (Regex English, string German)[] _withPlaces;

    /// <summary>Knows these messages.</summary>
    public EngineMessages(IReadOnlyList<Phrase> messages)
    {
        ILookup<bool, Phrase> byPlaces = messages.ToLookup(m => m.English.Contains("{0}", StringComparison.Ordinal));
        _whole = byPlaces[false].ToFrozenDictionary(m => m.English, m => m.German, StringComparer.Ordinal);
        _withPlaces = [.. byPlaces[true].Select(m => (Pattern(m.English), Escaped(m.German)))];
    }

    /// <summary>The German of a message; null for one that is not known.</summary>
    /// <param name="english">The message.</param>
    /// <param name="named">Puts what stands in a place into German; null: as it is.</param>
    public string? German(string english, Func<string, string>? named = null)
    {
        if (_whole.TryGetValue(english, out string? whole))
        {
            return whole;
        }

        foreach ((Regex pattern, string german) in english.Length < MaxCharacters ? _withPlaces : [])
        {
            if (pattern.Match(english) is { Success: true } found)
            {
                return string.Format(Language.German.Culture(), german, [.. found.Groups.Values.Skip(1).Select(g => named?.Invoke(g.Value) ?? g.Value)]);
            }
        }

        return null;
    }

    /// <summary>The text with its places as groups; none of them is followed by another at once, so that a match takes linear time.</summary>
    private static Regex Pattern(string english) =>
        new("^" + s_escapedPlace.Replace(Regex.Escape(english), "(.+?)") + "$", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking, s_limit);

    /// <summary>Braces of a message stand twice in a text that is filled; places keep theirs.</summary>
    private static string Escaped(string german) =>
        s_doubledPlace.Replace(german.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), "{${place}}");
}
