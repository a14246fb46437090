using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>The forms of one typed word. All of them count as equally rare, so that a rare compound does not outweigh the word itself.</summary>
internal sealed class QueryVariants(IndexReader reader)
{
    private readonly Dictionary<(string Field, string Term), (float Weight, int Frequency)> _forms = [];
    private readonly HashSet<string> _terms = new(StringComparer.Ordinal);
    private readonly List<Query> _beginnings = [];
    private int _own;

    /// <summary>True where the index holds any form.</summary>
    public bool Any => _forms.Count > 0;

    public IReadOnlyCollection<string> Terms => _terms;

    /// <summary>How rare the word is: by its own forms, else by those that stand in for it.</summary>
    public float Weight => RarityOf(_own > 0 ? _own : _forms.Count > 0 ? _forms.Values.Max(f => f.Frequency) : 0);

    public Query Query
    {
        get
        {
            var any = new DisjunctionMaxQuery(0.1f);
            float weight = Weight;
            foreach (((string part, string term), (float share, int frequency)) in _forms)
            {
                any.Add(new TermQuery(new Term(part, term)) { Boost = share * weight / RarityOf(frequency) });
            }

            _beginnings.ForEach(any.Add);
            return any;
        }
    }

    public static float Rarity(IndexReader reader, string field, string term) => new QueryVariants(reader).RarityOf(reader.DocFreq(new Term(field, term)));

    public void Add(string field, string term, float weight, bool marked = true)
    {
        if (term.Length == 0 || reader.DocFreq(new Term(field, term)) is not (> 0 and var frequency))
        {
            return;
        }

        if (!_forms.TryGetValue((field, term), out (float Weight, int) form) || form.Weight < weight)
        {
            _forms[(field, term)] = (weight, frequency);
        }

        if (marked)
        {
            _terms.Add(term);
        }
    }

    /// <summary>From here on come forms that stand in for the word.</summary>
    public void EndOfOwnForms() => _own = _forms.Count > 0 ? _forms.Values.Max(f => f.Frequency) : 0;

    public void AddBeginning(string field, string beginning) =>
        _beginnings.Add(new PrefixQuery(new Term(field, beginning)) { MultiTermRewriteMethod = new MultiTermQuery.TopTermsScoringBooleanQueryRewrite(64) });

    /// <summary>The idf of BM25, as the searcher reckons it.</summary>
    private float RarityOf(int frequency) => MathF.Max(0.05f, (float)Math.Log(1 + ((reader.MaxDoc - frequency + 0.5) / (frequency + 0.5))));
}
