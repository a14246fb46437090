using System.Text;
using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Serving;

/// <summary>Reads needs, or offers, from a few sentences: a part of a sentence that says that something is lacking, or there, and the resources and skills that it names.</summary>
internal static class NeedReader
{
    private const int MaxCharacters = 8_000;
    private const int MaxNeeds = 12;

    /// <summary>The needs of a text, each kind once and each named skill once.</summary>
    /// <param name="text">A few sentences in German or English.</param>
    /// <param name="skillsIn">The IRIs of skills that a part of the text names.</param>
    /// <param name="named">The names of a skill, English and German.</param>
    public static IReadOnlyList<NeedOrOffer> Read(string text, Func<string, IEnumerable<string>> skillsIn, Func<string, (string English, string German)> named) =>
        Read(text, State.Lacking, skillsIn, named);

    /// <summary>The offers of a text: what it says is there; where it says so of nothing, all that it names and does not lack.</summary>
    public static IReadOnlyList<NeedOrOffer> ReadOffers(string text, Func<string, IEnumerable<string>> skillsIn, Func<string, (string English, string German)> named) =>
        Read(text, State.Having, skillsIn, named) is { Count: > 0 } offers ? offers : Read(text, State.Open, skillsIn, named);

    private static IReadOnlyList<NeedOrOffer> Read(string text, State wanted, Func<string, IEnumerable<string>> skillsIn, Func<string, (string English, string German)> named)
    {
        var needs = new List<NeedOrOffer>();
        foreach (string sentence in Split(text.Length > MaxCharacters ? text[..MaxCharacters] : text, ".;!?\n\r"))
        {
            // A part that says neither goes on with what was said last: "Uns fehlen Daten, Geld und ein Raum."
            State state = State.Open;
            foreach (string part in Parts(sentence))
            {
                string[] words = Words(part);
                state = StateOf(words, part) is var said && said != State.Open ? said : state;
                if (state == wanted)
                {
                    Add(needs, words, [.. skillsIn(part)], named);
                }
            }
        }

        return needs.Count > MaxNeeds ? needs[..MaxNeeds] : needs;
    }

    private static void Add(List<NeedOrOffer> needs, string[] words, string[] skills, Func<string, (string English, string German)> named)
    {
        foreach (string skill in skills)
        {
            if (!needs.Exists(n => n.Concepts.Contains(skill)))
            {
                (string english, string german) = named(skill);
                needs.Add(new NeedOrOffer(null, ResourceKind.Skill, english, english, [skill]) { NameGerman = german });
            }
        }

        foreach ((ResourceKind kind, string german, string english, string[] resources) in NeedPhrases.Resources)
        {
            bool asked = words.Any(w => resources.Any(r => r == w || (r.Length >= 5 && w.Length > r.Length && w.EndsWith(r, StringComparison.Ordinal))));
            bool known = needs.Exists(n => n.Kind == kind);

            // "Training data" is data, and a named skill says more than "somebody who".
            bool other = kind == ResourceKind.Training && words.Any(w => w is "data" or "datasets");
            if (asked && !known && !other)
            {
                needs.Add(new NeedOrOffer(null, kind, english, english, []) { NameGerman = german });
            }
        }
    }

    private static State StateOf(string[] words, string part)
    {
        bool lacks = words.Any(w => NeedPhrases.Lack.Any(l => w.StartsWith(l, StringComparison.Ordinal))) || part.Contains("short of", StringComparison.OrdinalIgnoreCase);
        bool has = words.Any(NeedPhrases.Have.Contains);
        bool no = words.Any(NeedPhrases.No.Contains);
        return (lacks, has, no) switch
        {
            (true, _, true) when !has => State.Having,
            (true, _, _) => State.Lacking,
            (false, true, true) => State.Lacking,
            (false, true, false) => State.Having,
            _ => State.Open,
        };
    }

    // Commas part a sentence, and "and", "but" where a new verb of having or lacking follows.
    private static IEnumerable<string> Parts(string sentence)
    {
        foreach (string part in Split(sentence, ",:–"))
        {
            string rest = part;
            foreach (string joint in (string[])[" und ", " aber ", " doch ", " and ", " but ", " sondern "])
            {
                int at = rest.IndexOf(joint, StringComparison.OrdinalIgnoreCase);
                if (at > 0 && StateOf(Words(rest[(at + joint.Length)..]), rest[(at + joint.Length)..]) != State.Open && StateOf(Words(rest[..at]), rest[..at]) != State.Open)
                {
                    yield return rest[..at];
                    rest = rest[(at + joint.Length)..];
                }
            }

            yield return rest;
        }
    }

    private static string[] Split(string text, string at) => text.Split([.. at], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = char.ToLowerInvariant(c) switch
            {
                'ä' => folded.Append("ae"),
                'ö' => folded.Append("oe"),
                'ü' => folded.Append("ue"),
                'ß' => folded.Append("ss"),
                var other when char.IsLetterOrDigit(other) => folded.Append(other),
                '-' or '\'' or '’' => folded,
                _ => folded.Append(' '),
            };
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private enum State
    {
        Open,
        Having,
        Lacking,
    }
}
