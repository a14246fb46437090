using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Explanations;

/// <summary>The sentences of reasons in German and English.</summary>
public sealed class ReasonWording
{
    private readonly bool _german;
    private readonly MatchCorpus _corpus;

    public ReasonWording(MatchCorpus corpus, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _corpus = corpus;
        _german = language.StartsWith("de", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The language of the sentences.</summary>
    public string Language => _german ? "de" : "en";

    /// <summary>One of two sentences.</summary>
    public string Say(string german, string english) => _german ? german : english;

    public string Name(CorpusProject p) => Pick(p.NameGerman, p.Name.Length > 0 ? p.Name : p.Title, p.Slug);

    public string Name(CorpusOrganisation o) => Pick(o.NameGerman, o.Name, o.Slug);

    public string Name(CorpusEntry e) => Pick(e.NameGerman, e.Name, e.Slug);

    public string Name(NeedOrOffer n) => Pick(n.NameGerman, n.Name, n.Iri is null ? n.Text : TripleCorpus.SlugOf(n.Iri));

    /// <summary>The label of a concept, or what its IRI ends with.</summary>
    public string Concept(string iri)
    {
        if (_corpus.Concepts.TryGetValue(iri, out Concept? concept) || _corpus.Goals.TryGetValue(iri, out concept))
        {
            return Pick(concept.German, concept.English, TripleCorpus.SlugOf(iri));
        }

        string end = TripleCorpus.SlugOf(iri);
        return iri.Contains("/sdg/", StringComparison.Ordinal) ? Say("Nachhaltigkeitsziel ", "Sustainable Development Goal ") + end : end;
    }

    /// <summary>Words in a row, the last with and.</summary>
    public string List(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + Say(" und ", " and ") + words[^1],
    };

    /// <summary>That two descriptions speak of what they share, in quotation marks as it is written there; expressions of another language are said to be of it.</summary>
    internal string Speak(SharedText shared)
    {
        if (shared.IsFaint)
        {
            return Say("ähneln sich im Wortlaut, aber nur in allgemeinen Wörtern", "are alike in their words, but only in general ones");
        }

        string words = List([.. shared.Words.Select(Quote)]);
        return shared.Foreign is { } foreign ? Say($"sprechen {Named(foreign)} von {words}", $"speak, {Named(foreign)}, of {words}") : Say($"sprechen von {words}", $"speak of {words}");
    }

    /// <summary>Words in the quotation marks of the language.</summary>
    public string Quote(string words) => Say($"„{words}“", $"“{words}”");

    private string Named(string language) => language switch
    {
        "de" => Say("auf Deutsch", "in German"),
        "en" => Say("auf Englisch", "in English"),
        "" => Say("in einer anderen Sprache", "in another language"),
        _ => Say($"in einer anderen Sprache ({language})", $"in another language ({language})"),
    };

    private string Pick(string german, string english, string other)
    {
        string wanted = _german ? german : english;
        string second = _german ? english : german;
        return wanted.Length > 0 ? wanted : second.Length > 0 ? second : other;
    }
}
