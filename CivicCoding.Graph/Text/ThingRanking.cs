using CivicCoding.Graph.Civic;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>Ranks things: each word's best hit added up, things that hold all words above those that hold some, whole names first, and what is related to a hit below it.</summary>
internal static class ThingRanking
{
    private const int MaxLifters = 12;
    private const int MaxLifted = 400;

    /// <summary>How much of a hit's rank goes to what points at it, by property.</summary>
    private static readonly Dictionary<string, double> s_lifts = new(StringComparer.Ordinal)
    {
        ["http://purl.org/dc/terms/subject"] = 0.45,
        ["http://purl.org/dc/terms/isPartOf"] = 0.5,
        ["http://purl.org/dc/terms/publisher"] = 0.25,
        [CivicVocabulary.InProgramme.Value] = 0.45,
        [CivicVocabulary.Participant.Value] = 0.4,
        [CivicVocabulary.RunBy.Value] = 0.5,
        [CivicVocabulary.FundedBy.Value] = 0.4,
        [CivicVocabulary.HasPartner.Value] = 0.3,
        [CivicVocabulary.SkillOf.Value] = 0.45,
        [CivicVocabulary.RequiresSkill.Value] = 0.35,
        [CivicVocabulary.StatedBy.Value] = 0.35,
    };

    /// <summary>Things that repeat others, and made-up ones, stand a little lower.</summary>
    private static readonly (string Beginning, double Weight)[] s_kinds =
    [
        (CivicVocabulary.IdBase + "topics/", 1.1),
        (CivicVocabulary.IdBase + "software/", 0.85),
        (CivicVocabulary.IdBase + "models/", 0.9),
        (CivicVocabulary.IdBase + "needs/", 0.8),
        (CivicVocabulary.IdBase + "offers/", 0.9),
        (CivicVocabulary.IdBase + "places/", 0.9),
    ];

    private static readonly Func<string, double> s_weightOf = WeightOf;

    /// <summary>Finds the things that match or are lifted by one that does, in no order.</summary>
    public static void Rank(IndexSearcher searcher, IReadOnlyList<QueryWord> words, string wholeName, SearchRequest request, TextColumns columns, ThingScores scores)
    {
        NumberedAnswers<bool>? visible = request.IsVisible is { } isVisible ? columns.Answers(isVisible) : null;
        NumberedAnswers<double> weights = columns.Answers(s_weightOf);
        var collector = new ThingCollector(columns, visible, scores);
        for (int i = 0; i < words.Count; i++)
        {
            collector.Begin(i, words[i]);
            searcher.Search(words[i].Query, collector);
        }

        collector.Begin(-1, null);
        searcher.Search(new TermQuery(new Term(TextSchema.WholeName, wholeName)), collector);
        float all = words.Sum(w => w.Weight);
        int required = words.Count(w => w.IsRequired);
        List<ThingScore> found = scores.Found;
        foreach (ThingScore thing in scores.All)
        {
            thing.Finish();
            if (thing.Required < required || (thing.Covered <= 0 && !thing.IsExact))
            {
                continue;
            }

            double covered = thing.Covered / all;
            thing.Score = thing.Sum * Math.Pow(covered, 1.5) * (1 + (0.5 * thing.Named / all)) * weights.Of(thing.Number);
            found.Add(thing);
        }

        if (request.Neighbours)
        {
            Lift(scores, columns, all, visible, weights);
        }

        double best = found.Count == 0 ? 0 : found.Max(t => t.Score);
        foreach (ThingScore thing in found.Where(t => t.IsExact))
        {
            thing.Score += best;
        }
    }

    /// <summary>A thing whose name holds all words lifts what points at it: an organisation its projects, a topic what is about it.</summary>
    private static void Lift(ThingScores scores, TextColumns columns, float all, NumberedAnswers<bool>? visible, NumberedAnswers<double> weights)
    {
        ThingScore[] lifters = [.. scores.Found.Where(t => t.IsExact || t.Named >= all * 0.999).Order(ThingScore.BestFirst).Take(MaxLifters)];
        Dictionary<int, double> parts = s_lifts.Select(l => (Number: columns.Numbers.Find(l.Key), l.Value)).Where(l => l.Number != SegmentColumns.None).ToDictionary(l => l.Number, l => l.Value);
        var lifts = new Dictionary<int, (double Lift, ThingScore By)>();
        foreach (ThingScore lifter in lifters)
        {
            ReadOnlySpan<Relation> to = columns.To(lifter.Number);
            double share = lifter.Score / (1 + (Math.Log(1 + (to.Length / 10.0)) / 2));
            foreach (Relation relation in to[..Math.Min(to.Length, MaxLifted)])
            {
                if (!parts.TryGetValue(relation.Via, out double part) || relation.Other == lifter.Number || visible?.Of(relation.Graph) == false)
                {
                    continue;
                }

                double lift = share * part * weights.Of(relation.Other);
                if (!lifts.TryGetValue(relation.Other, out (double Lift, ThingScore By) other) || other.Lift < lift)
                {
                    lifts[relation.Other] = (lift, lifter);
                }
            }
        }

        // What is lifted never stands above what lifts it.
        Dictionary<int, double> ceilings = lifters.ToDictionary(t => t.Number, t => t.Score);
        foreach ((int number, (double lift, ThingScore by)) in lifts)
        {
            ThingScore? thing = scores.Find(number);
            if (thing is null)
            {
                thing = scores.Of(number, columns.Numbers);
                thing.Lifter = by.Iri;
                scores.Found.Add(thing);
            }

            thing.Score = Math.Max(thing.Score, Math.Min(thing.Score + lift, ceilings[by.Number] * 0.98));
        }
    }

    private static double WeightOf(string iri)
    {
        foreach ((string beginning, double weight) in s_kinds)
        {
            if (iri.StartsWith(beginning, StringComparison.Ordinal))
            {
                return weight;
            }
        }

        return 1;
    }
}
