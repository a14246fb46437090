using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Features;

/// <summary>The organisations that name a topic or goal, by the concept's IRI.</summary>
internal sealed class ConceptBearers
{
    private readonly Dictionary<string, List<int>> _bearers = new(StringComparer.Ordinal);
    private readonly int _organisations;

    internal ConceptBearers(MatchCorpus corpus)
    {
        _organisations = corpus.Organisations.Count;
        for (int o = 0; o < _organisations; o++)
        {
            foreach (string concept in corpus.Organisations[o].Topics.Concat(corpus.Organisations[o].Goals).Distinct(StringComparer.Ordinal))
            {
                if (!_bearers.TryGetValue(concept, out List<int>? bearers))
                {
                    _bearers.Add(concept, bearers = []);
                }

                bearers.Add(o);
            }
        }
    }

    /// <summary>Adds to each organisation's score what it shares with a project: a rare concept counts more than one that all name.</summary>
    /// <returns>Whether anybody shares anything.</returns>
    public bool Score(CorpusProject project, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(project);
        bool any = false;
        foreach (string concept in project.Topics.Concat(project.Goals).Distinct(StringComparer.Ordinal))
        {
            if (!_bearers.TryGetValue(concept, out List<int>? bearers))
            {
                continue;
            }

            float rare = MathF.Log(1 + ((float)_organisations / bearers.Count));
            foreach (int o in bearers)
            {
                scores[o] += rare;
                any = true;
            }
        }

        return any;
    }
}
