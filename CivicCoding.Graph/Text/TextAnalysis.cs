using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;

namespace CivicCoding.Graph.Text;

/// <summary>How text becomes terms: one analysis per language field, the same for documents and queries.</summary>
internal sealed class TextAnalysis : AnalyzerWrapper
{
    private static readonly CharArraySet GermanStops = GermanAnalyzer.DefaultStopSet;
    private static readonly CharArraySet EnglishStops = StopAnalyzer.ENGLISH_STOP_WORDS_SET;

    private readonly Analyzer _german = NewAnonymous((_, reader) =>
    {
        var source = new StandardTokenizer(TextSchema.Lucene, reader);
        TokenStream words = new LowerCaseFilter(TextSchema.Lucene, source);
        words = new StopFilter(TextSchema.Lucene, words, GermanStops);
        words = new GermanNormalizationFilter(words);
        words = new ASCIIFoldingFilter(words);
        return new TokenStreamComponents(source, new GermanLightStemFilter(words));
    });

    private readonly Analyzer _english = NewAnonymous((_, reader) =>
    {
        var source = new StandardTokenizer(TextSchema.Lucene, reader);
        TokenStream words = new EnglishPossessiveFilter(TextSchema.Lucene, source);
        words = new LowerCaseFilter(TextSchema.Lucene, words);
        words = new StopFilter(TextSchema.Lucene, words, EnglishStops);
        words = new ASCIIFoldingFilter(words);
        return new TokenStreamComponents(source, new PorterStemFilter(words));
    });

    private readonly Analyzer _plain = NewAnonymous((_, reader) =>
    {
        var source = new StandardTokenizer(TextSchema.Lucene, reader);
        TokenStream words = new LowerCaseFilter(TextSchema.Lucene, source);
        words = new GermanNormalizationFilter(words);
        return new TokenStreamComponents(source, new ASCIIFoldingFilter(words));
    });

    public TextAnalysis()
        : base(PER_FIELD_REUSE_STRATEGY)
    {
    }

    /// <summary>The terms of a text in a field, with their places in it; at most <paramref name="limit"/>.</summary>
    public List<TextTerm> Terms(string field, string text, int limit)
    {
        var terms = new List<TextTerm>();
        using TokenStream stream = GetTokenStream(field, text);
        ICharTermAttribute term = stream.AddAttribute<ICharTermAttribute>();
        IOffsetAttribute place = stream.AddAttribute<IOffsetAttribute>();
        stream.Reset();
        while (terms.Count < limit && stream.IncrementToken())
        {
            terms.Add(new TextTerm(term.ToString()!, place.StartOffset, place.EndOffset));
        }

        stream.End();
        return terms;
    }

    /// <summary>The words of a name, folded and with one blank between them; long names by their beginning.</summary>
    public string WholeName(string text) => string.Join(' ', Terms(TextSchema.Plain, text.Length <= 400 ? text : text[..400], 40).Select(t => t.Text));

    /// <summary>True for a word that carries no meaning of its own in German or English.</summary>
    public static bool IsStop(string word) => GermanStops.Contains(word) || EnglishStops.Contains(word);

    protected override Analyzer GetWrappedAnalyzer(string fieldName) => fieldName switch
    {
        TextSchema.German => _german,
        TextSchema.English => _english,
        _ => _plain,
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _german.Dispose();
            _english.Dispose();
            _plain.Dispose();
        }

        base.Dispose(disposing);
    }
}
