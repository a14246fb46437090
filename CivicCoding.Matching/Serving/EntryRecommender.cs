using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Serving;

/// <summary>Ranks datasets, skills, calls or programmes for a project by words, latent likeness and shared concepts.</summary>
public sealed class EntryRecommender
{
    private const float LatentWeight = 0.3f;
    private const float ConceptWeight = 0.3f;
    private readonly MatchIndex _index;
    private readonly IReadOnlyList<CorpusEntry> _entries;
    private readonly Bm25Index _texts;
    private readonly float[] _vectors;
    private readonly EncodedTexts _encoded;

    public EntryRecommender(MatchIndex index, IReadOnlyList<CorpusEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(entries);
        _index = index;
        _entries = entries;
        _texts = new Bm25Index([.. entries.Select(e => e.Words)]);
        _encoded = new EncodedTexts(index.Encoded.Encoder, [.. entries.Select(e => e.Words)]);
        int k = index.TextSpace.Dimensions;
        _vectors = new float[entries.Count * k];
        for (int i = 0; i < entries.Count; i++)
        {
            (int[] terms, float[] weights) = index.Texts.Analyse(entries[i].Words);
            index.TextSpace.Project(terms, index.Texts.RowOf(terms, weights), _vectors.AsSpan(i * k, k));
        }
    }

    public IReadOnlyList<CorpusEntry> Entries => _entries;

    /// <summary>The score of each entry, zero to about one.</summary>
    public float[] Score(CorpusProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var scores = new float[_entries.Count];
        if (scores.Length == 0)
        {
            return scores;
        }

        string text = _index.TextOf(project, named: true);
        (int[] terms, float[] weights) = _texts.Analyse(text);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = MathF.Sqrt(weights[i]);
        }

        _texts.Score(terms, weights, scores);
        float top = MathF.Max(1e-6f, scores.Max());
        int k = _index.TextSpace.Dimensions;
        var query = new float[k];
        (int[] known, float[] frequencies) = _index.Texts.Analyse(text);
        _index.TextSpace.Project(known, _index.Texts.RowOf(known, frequencies), query);
        ReadOnlySpan<float> encoded = _encoded.Question(text);
        string[] concepts = [.. project.Topics, .. project.Goals, .. project.Skills];
        for (int i = 0; i < scores.Length; i++)
        {
            float latent = MathF.Max(_encoded.Likeness(encoded, i), System.Numerics.Tensors.TensorPrimitives.Dot<float>(query, _vectors.AsSpan(i * k, k)));
            float shared = concepts.Length == 0 ? 0 : (float)concepts.Count(c => c == _entries[i].Iri || _entries[i].Concepts.Contains(c)) / concepts.Length;
            scores[i] = ((scores[i] / top) + (LatentWeight * latent) + (ConceptWeight * shared)) / (1 + LatentWeight + ConceptWeight);
        }

        return scores;
    }

    /// <summary>The best entries with their reasons; entries without any shared fact are left out.</summary>
    public IReadOnlyList<Recommendation> Recommend(MatchQuery query, int take, string language, Func<CorpusEntry, IReadOnlyList<RuleResult>>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        var wording = new ReasonWording(_index.Corpus, language);
        float[] scores = Score(query.Project);
        var open = new List<(CorpusEntry Entry, double Score, IReadOnlyList<RuleResult> Rules)>();
        foreach (int i in TopList.Of(scores, Math.Min(scores.Length, 5 * take)))
        {
            IReadOnlyList<RuleResult> results = rules?.Invoke(_entries[i]) ?? [];
            if (!results.Any(r => r is { Rule: "open", Passed: false }))
            {
                open.Add((_entries[i], Math.Round(scores[i] * (results.Any(r => r.Passed == false) ? 0.5 : 1), 4), results));
            }
        }

        var found = new List<Recommendation>(take);
        foreach ((CorpusEntry entry, double score, IReadOnlyList<RuleResult> results) in open.OrderByDescending(f => f.Score).ThenBy(f => f.Entry.Iri, StringComparer.Ordinal))
        {
            if (found.Count < take && Reasons(query, entry, wording) is { Count: > 0 } reasons)
            {
                found.Add(new Recommendation(entry.Iri, entry.Slug, wording.Name(entry), score, Math.Min(1, reasons.Count / 3.0), reasons, results));
            }
        }

        return found;
    }

    private List<Reason> Reasons(MatchQuery query, CorpusEntry entry, ReasonWording wording)
    {
        CorpusProject project = query.Project;
        bool known = query.Self >= 0;
        var reasons = new List<Reason>();
        void Add(string signal, string text, double share, params Triple[] triples) => reasons.Add(new Reason(text, share, triples, AskQuery.Of(triples), signal));
        foreach (string topic in project.Topics.Where(entry.Concepts.Contains))
        {
            Triple own = Facts.Topic(entry.Iri, topic);
            Add("shared-concepts", wording.Say($"Gehört zum selben Thema: {wording.Concept(topic)}.", $"Belongs to the same topic: {wording.Concept(topic)}."), 0.3, known ? [Facts.Topic(project.Iri, topic), own] : [own]);
        }

        foreach (NeedOrOffer need in project.Needs.Where(n => n.Iri is not null && n.Concepts.Contains(entry.Iri)))
        {
            Add(
                "need-offer",
                wording.Say($"Ist als Bedarf eingetragen: {wording.Quote(wording.Name(need))}.", $"Is stated as a need: {wording.Quote(wording.Name(need))}."),
                0.5,
                Facts.Of(need.Iri!, CivicCoding.Graph.Civic.CivicVocabulary.StatedBy, project.Iri),
                Facts.Of(need.Iri!, CivicCoding.Graph.Civic.CivicVocabulary.SkillOf, entry.Iri));
        }

        if (SharedWords.FindAny(_index, project.Statements, entry.Statements, wording.Language) is { } shared && !(shared.IsFaint && reasons.Count > 0))
        {
            Add("profile-text", wording.Say($"Beide Beschreibungen {wording.Speak(shared)}.", $"Both descriptions {wording.Speak(shared)}."), shared.IsFaint ? 0.2 : 0.5, Facts.Descriptions(known ? project.Iri : "", entry.Iri, shared));
            reasons[^1] = reasons[^1] with { Quoted = shared.Quoted };
        }

        return reasons;
    }
}
