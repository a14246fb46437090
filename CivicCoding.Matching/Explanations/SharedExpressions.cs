namespace CivicCoding.Matching.Explanations;

/// <summary>Collects the words and concepts that two texts share, and puts words that follow each other together: "künstlicher Intelligenz".</summary>
/// <param name="text">The text whose spelling is shown.</param>
internal sealed class SharedExpressions(string text)
{
    /// <summary>The most expressions that are shown.</summary>
    public const int Shown = 4;

    private List<Found>? _found;
    private HashSet<string>? _terms;
    private List<(string Text, int Start, double Weight)>? _phrases;

    /// <summary>How much the expressions that are shown say.</summary>
    public double Weight => Phrases().Sum(p => p.Weight);

    public void Add(ConceptMention mention, double weight)
    {
        // "Health" says nothing beside "Good health and well-being".
        if (_terms?.IsSupersetOf(mention.Terms) == true)
        {
            return;
        }

        (_found ??= []).Add(new(text[mention.Start..mention.End].Trim('-', '\'', '’'), weight, mention.Start, mention.Next, false));
        (_terms ??= new(StringComparer.Ordinal)).UnionWith(mention.Terms);
    }

    /// <param name="word">The word at its place.</param>
    /// <param name="shown">How it is shown.</param>
    /// <param name="term">The term that both texts have; each counts once.</param>
    /// <param name="weight">How rare it is.</param>
    /// <param name="leans">Whether it only counts before another shared word.</param>
    public void Add(TextWord word, string shown, string term, double weight, bool leans)
    {
        if ((_terms ??= new(StringComparer.Ordinal)).Add(term))
        {
            (_found ??= []).Add(new(shown, weight, word.Start, word.Next, leans));
        }
    }

    public IReadOnlyList<string> Words() => [.. Phrases().OrderBy(p => p.Start).Select(p => p.Text)];

    private List<(string Text, int Start, double Weight)> Phrases()
    {
        if (_phrases is not null || _found is null)
        {
            return _phrases ?? [];
        }

        _found.Sort((a, b) => a.Start.CompareTo(b.Start));
        DropLoose(_found);
        var phrases = new List<(string Text, int Start, double Weight)>(_found.Count);
        (int start, int next) = (-1, -1);
        foreach (Found word in _found)
        {
            if (word.Start == next)
            {
                phrases[^1] = (phrases[^1].Text + " " + word.Word, phrases[^1].Start, phrases[^1].Weight + word.Weight);
            }
            else if (word.Start != start)
            {
                phrases.Add((word.Word, word.Start, word.Weight));
            }

            (start, next) = (word.Start, word.Next);
        }

        return _phrases = [.. phrases.OrderByDescending(p => p.Weight).ThenBy(p => p.Text, StringComparer.Ordinal).Take(Shown)];
    }

    // What only goes with the word after it falls with that.
    private static void DropLoose(List<Found> found)
    {
        for (int i = found.Count - 1; i >= 0; i--)
        {
            if (found[i].Leans && (i + 1 == found.Count || found[i + 1].Start != found[i].Next))
            {
                found.RemoveAt(i);
            }
        }
    }

    private sealed record Found(string Word, double Weight, int Start, int Next, bool Leans);
}
