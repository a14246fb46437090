namespace CivicCoding.Graph.Text;

/// <summary>Cuts the passage with the most searched words out of a text and marks them.</summary>
internal sealed class Snippet(TextAnalysis analysis)
{
    private const int Length = 220;

    /// <summary>The passage of <paramref name="text"/> for the words of <paramref name="searched"/>.</summary>
    public IReadOnlyList<SnippetPart> Of(string text, string language, HashSet<string> searched)
    {
        string bounded = text.Length <= TextDocument.MaxCharacters ? text : text[..TextDocument.MaxCharacters];
        string field = TextDocument.IsLanguage(language, "en") ? TextSchema.English : TextSchema.German;
        var marks = new SortedSet<(int Start, int End)>();
        foreach (string by in new[] { field, TextSchema.Plain })
        {
            foreach (TextTerm term in analysis.Terms(by, bounded, 8_192))
            {
                if (searched.Contains(term.Text))
                {
                    marks.Add((term.Start, term.End));
                }
            }
        }

        (int from, int to) = Window(bounded, marks);
        var parts = new List<SnippetPart>();
        if (from > 0)
        {
            parts.Add(new SnippetPart("… ", false));
        }

        int at = from;
        foreach ((int start, int end) in marks)
        {
            if (start < at || end > to)
            {
                continue;
            }

            if (start > at)
            {
                parts.Add(new SnippetPart(bounded[at..start], false));
            }

            parts.Add(new SnippetPart(bounded[start..end], true));
            at = end;
        }

        if (at < to)
        {
            parts.Add(new SnippetPart(bounded[at..to], false));
        }

        if (to < text.Length)
        {
            parts.Add(new SnippetPart(" …", false));
        }

        return parts;
    }

    /// <summary>The stretch of at most <see cref="Length"/> characters, cut at blanks, that holds most marks.</summary>
    private static (int From, int To) Window(string text, SortedSet<(int Start, int End)> marks)
    {
        if (text.Length <= Length)
        {
            return (0, text.Length);
        }

        int from = 0;
        int best = 0;
        foreach ((int start, _) in marks)
        {
            int low = Math.Max(0, start - (Length / 4));
            int count = marks.Count(m => m.Start >= low && m.End <= low + Length);
            if (count > best)
            {
                (best, from) = (count, low);
            }
        }

        int to = Math.Min(text.Length, from + Length);
        if (from > 0)
        {
            int blank = text.IndexOf(' ', from);
            from = blank >= 0 && blank < from + 30 ? blank + 1 : from;
        }

        if (to < text.Length)
        {
            int blank = text.LastIndexOf(' ', to - 1);
            to = blank > to - 30 && blank > from ? blank : to;
        }

        if (from > 0 && char.IsLowSurrogate(text[from]))
        {
            from--;
        }

        if (to < text.Length && char.IsLowSurrogate(text[to]))
        {
            to--;
        }

        return (from, to);
    }
}
