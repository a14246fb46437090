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

    public static List<ThingScore> Rank(IndexSearcher searcher, IReadOnlyList<QueryWord> words, string wholeName, SearchRequest request, RelationTable? relations)
    {
        var collector = new ThingCollector(request.IsVisible);
        for (int i = 0; i < words.Count; i++)
        {
            collector.Begin(i, words[i]);
            searcher.Search(words[i].Query, collector);
        }

        collector.Begin(-1, null);
        searcher.Search(new TermQuery(new Term(TextSchema.WholeName, wholeName)), collector);
        float all = words.Sum(w => w.Weight);
        int required = words.Count(w => w.IsRequired);
        var found = new List<ThingScore>(collector.Things.Count);
        foreach (ThingScore thing in collector.Things.Values)
        {
            thing.Finish();
            if (thing.Required < required || (thing.Covered <= 0 && !thing.IsExact))
            {
                continue;
            }

            double covered = thing.Covered / all;
            thing.Score = thing.Sum * Math.Pow(covered, 1.5) * (1 + (0.5 * thing.Named / all)) * WeightOf(thing.Iri);
            found.Add(thing);
        }

        if (relations is not null)
        {
            Lift(found, collector.Things, relations, all, request.IsVisible);
        }

        double best = found.Count == 0 ? 0 : found.Max(t => t.Score);
        foreach (ThingScore thing in found.Where(t => t.IsExact))
        {
            thing.Score += best;
        }

        found.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Iri, b.Iri));
        return found;
    }

    /// <summary>A thing whose name holds all words lifts what points at it: an organisation its projects, a topic what is about it.</summary>
    private static void Lift(List<ThingScore> found, Dictionary<string, ThingScore> things, RelationTable relations, float all, Func<string, bool>? isVisible)
    {
        ThingScore[] lifters = [.. found.Where(t => t.IsExact || t.Named >= all * 0.999).OrderByDescending(t => t.Score).ThenBy(t => t.Iri, StringComparer.Ordinal).Take(MaxLifters)];
        var lifts = new Dictionary<string, (double Lift, ThingScore By)>(StringComparer.Ordinal);
        foreach (ThingScore lifter in lifters)
        {
            IReadOnlyList<Relation> to = relations.To(lifter.Iri);
            double share = lifter.Score / (1 + (Math.Log(1 + (to.Count / 10.0)) / 2));
            foreach (Relation relation in to.Take(MaxLifted))
            {
                if (!s_lifts.TryGetValue(relation.Via, out double part) || relation.Other == lifter.Iri || isVisible?.Invoke(relation.Graph) == false)
                {
                    continue;
                }

                double lift = share * part * WeightOf(relation.Other);
                if (!lifts.TryGetValue(relation.Other, out (double Lift, ThingScore By) other) || other.Lift < lift)
                {
                    lifts[relation.Other] = (lift, lifter);
                }
            }
        }

        // What is lifted never stands above what lifts it.
        Dictionary<string, double> ceilings = lifters.ToDictionary(t => t.Iri, t => t.Score, StringComparer.Ordinal);
        foreach ((string iri, (double lift, ThingScore by)) in lifts)
        {
            if (!things.TryGetValue(iri, out ThingScore? thing))
            {
                things.Add(iri, thing = new ThingScore(iri) { Lifter = by.Iri });
                found.Add(thing);
            }

            thing.Score = Math.Max(thing.Score, Math.Min(thing.Score + lift, ceilings[by.Iri] * 0.98));
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
