using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Training;

/// <summary>Hides what was not known of organisations before a day. Whoever has only projects without a description is often known by little more than a number, and its name, place and size come with
/// its first described project: where that is later, they would tell in training who will take part.</summary>
internal sealed class EarlierDetails
{
    private readonly MatchCorpus _corpus;
    private readonly DateOnly?[] _first;
    private readonly DateOnly?[] _described;
    private readonly DateOnly _named;
    private readonly DateOnly _placed;
    private readonly DateOnly _sized;

    public EarlierDetails(MatchCorpus corpus)
    {
        _corpus = corpus;
        _first = new DateOnly?[corpus.Organisations.Count];
        _described = new DateOnly?[corpus.Organisations.Count];
        foreach (Participation p in corpus.Participations)
        {
            CorpusProject project = corpus.Projects[p.Project];
            _first[p.Organisation] = Earlier(_first[p.Organisation], project.Date);
            _described[p.Organisation] = project.HasText ? Earlier(_described[p.Organisation], project.Date) : _described[p.Organisation];
        }

        _named = KnownUntil(o => o.Name.Length > 0);
        _placed = KnownUntil(o => o.Place is not null);
        _sized = KnownUntil(o => o.Small is not null);
    }

    /// <summary>The corpus with the details as they were; projects, participations and all positions stay.</summary>
    public MatchCorpus Before(DateOnly day)
    {
        CorpusOrganisation[] organisations = [.. _corpus.Organisations];
        for (int o = 0; o < organisations.Length; o++)
        {
            if (_first[o] is { } first && first < day && _described[o] >= day)
            {
                organisations[o] = Hide(organisations[o], first);
            }
        }

        return new MatchCorpus(_corpus.Projects, organisations, _corpus.Participations, _corpus.Datasets, _corpus.Skills, _corpus.Calls, _corpus.Concepts, _corpus.Sequence);
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;

    private CorpusOrganisation Hide(CorpusOrganisation organisation, DateOnly first) => organisation with
    {
        Name = first < _named ? organisation.Name : "",
        NameGerman = first < _named ? organisation.NameGerman : "",
        ShortName = first < _named ? organisation.ShortName : "",
        Labels = first < _named ? organisation.Labels : [],
        Place = first < _placed ? organisation.Place : null,
        Small = first < _sized ? organisation.Small : null,
    };

    // Those that never had a described project show until which day a detail is known without one: the day that parts best who has it from who lacks it.
    private DateOnly KnownUntil(Func<CorpusOrganisation, bool> known)
    {
        (DateOnly First, bool Known)[] without =
            [.. Enumerable.Range(0, _first.Length).Where(o => _first[o] is not null && _described[o] is null).Select(o => (_first[o]!.Value, known(_corpus.Organisations[o]))).OrderBy(o => o.Value)];
        int right = without.Count(o => !o.Known);
        (int most, DateOnly until) = (right, without.Length == 0 || right == 0 ? DateOnly.MaxValue : DateOnly.MinValue);
        for (int i = 0; i < without.Length; i++)
        {
            right += without[i].Known ? 1 : -1;
            bool last = i + 1 == without.Length;
            if (right >= most && (last || without[i + 1].First > without[i].First))
            {
                (most, until) = (right, last ? DateOnly.MaxValue : without[i + 1].First);
            }
        }

        return until;
    }
}
