using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Matching.Corpus;

/// <summary>Builds the corpus from triples of the civic vocabulary (docs/model.md), in any order.</summary>
public sealed class TripleCorpus
{
    internal const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    internal const string Label = "http://www.w3.org/2000/01/rdf-schema#label";
    internal const string AltLabel = "http://www.w3.org/2004/02/skos/core#altLabel";
    internal const string Notation = "http://www.w3.org/2004/02/skos/core#notation";
    internal const string Description = "http://purl.org/dc/terms/description";
    internal const string Title = "http://purl.org/dc/terms/title";
    internal const string Subject = "http://purl.org/dc/terms/subject";
    internal const string IsPartOf = "http://purl.org/dc/terms/isPartOf";
    internal const string Keyword = "http://www.w3.org/ns/dcat#keyword";
    internal const string StartDate = "https://schema.org/startDate";
    private const string IsReplacedBy = "http://purl.org/dc/terms/isReplacedBy";
    private const string ActionType = "http://purl.org/dc/terms/type";
    private const string DcatDataset = "http://www.w3.org/ns/dcat#Dataset";

    /// <summary>The properties that are read, beside those of the civic vocabulary; of a large catalogue most are not.</summary>
    private static readonly HashSet<string> s_read = new(StringComparer.Ordinal) { Type, Label, AltLabel, Notation, Description, Title, Subject, IsPartOf, Keyword, StartDate, IsReplacedBy, ActionType };

    private readonly Dictionary<string, EntryProperties> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _civic = new(StringComparer.Ordinal);
    private readonly CorpusBuilder _builder = new();

    public void Add(string subject, string predicate, Term value)
    {
        if (!_entries.TryGetValue(subject, out EntryProperties? entry))
        {
            _entries.Add(subject, entry = new EntryProperties());
        }

        if (Kept(predicate) is { } kept)
        {
            entry.Add(kept, value);
        }
    }

    /// <summary>The one string for a property that is read; null for any other.</summary>
    private string? Kept(string predicate)
    {
        if (s_read.TryGetValue(predicate, out string? kept) || _civic.TryGetValue(predicate, out kept))
        {
            return kept;
        }

        if (!predicate.StartsWith(CivicVocabulary.Namespace, StringComparison.Ordinal))
        {
            return null;
        }

        _civic.Add(predicate);
        return predicate;
    }

    /// <summary>Builds the corpus of what was added.</summary>
    public MatchCorpus Build(long sequence = 0)
    {
        ILookup<string, NeedOrOffer> needs = Stated(CivicVocabulary.Need.Value);
        ILookup<string, NeedOrOffer> offers = Stated(CivicVocabulary.Offer.Value);
        foreach ((string iri, EntryProperties entry) in _entries)
        {
            IReadOnlyList<string> types = entry.Iris(Type);
            if (types.Contains(CivicVocabulary.Project.Value))
            {
                _builder.Add(ProjectOf(iri, entry, needs));
            }

            if (types.Contains(CivicVocabulary.Organisation.Value) || types.Contains(CivicVocabulary.Community.Value))
            {
                _builder.Add(OrganisationOf(iri, entry, types, offers));
            }

            AddConcept(iri, entry, types);
            AddGoals(entry);
            AddEntries(iri, entry, types);
        }

        foreach ((string iri, EntryProperties entry) in _entries)
        {
            if (entry.Iris(Type).Contains(CivicVocabulary.Participation.Value) && entry.Iri(CivicVocabulary.InProject.Value) is { } project
                && entry.Iri(CivicVocabulary.Participant.Value) is { } organisation)
            {
                _builder.Add(project, organisation, Role(entry.Iri(CivicVocabulary.Role.Value)), iri);
            }
        }

        _builder.Sequence = sequence;
        _builder.Scope = CorpusScope.Of(_entries.Keys);
        return _builder.Build();
    }

    /// <summary>The last part of an IRI.</summary>
    public static string SlugOf(string iri)
    {
        ArgumentNullException.ThrowIfNull(iri);
        string end = iri.TrimEnd('/', '#');
        return end[(end.LastIndexOfAny(['/', '#']) + 1)..];
    }

    private CorpusProject ProjectOf(string iri, EntryProperties e, ILookup<string, NeedOrOffer> needs)
    {
        IReadOnlyList<string> calls = [.. e.Iris(CivicVocabulary.InProgramme.Value).Where(c => c.Contains("/calls/", StringComparison.Ordinal))];
        return new CorpusProject
        {
            Iri = iri,
            Slug = SlugOf(iri),
            Name = e.Text(Label, "en"),
            NameGerman = e.Exact(Label, "de"),
            Title = e.Text(Title, "en"),
            Descriptions = e.Texts(Description),
            Labels = Named(e),
            Keywords = string.Join(", ", e.Texts(Keyword).Select(k => k.Value)),
            Date = e.Date(StartDate),
            Call = calls.Count > 0 ? SlugOf(calls[0]) : null,
            CallTitle = calls.Count > 0 && _entries.TryGetValue(calls[0], out EntryProperties? call) ? call.Text(Label, "en") : null,
            Scheme = e.Text(ActionType, "") is { Length: > 0 } scheme ? scheme : null,
            Programmes = [.. e.Iris(CivicVocabulary.InProgramme.Value).Where(c => !calls.Contains(c))],
            Topics = e.Iris(Subject),
            Goals = e.Iris(CivicVocabulary.AddressesSdg.Value),
            Skills = e.Iris(CivicVocabulary.RequiresSkill.Value),
            Needs = [.. needs[iri]],
            Country = e.Iri(CivicVocabulary.Country.Value),
            Place = e.Iri(CivicVocabulary.LocatedIn.Value),
            State = e.Iri(CivicVocabulary.State.Value),
            Budget = e.Number(CivicVocabulary.GrantAmount.Value),
        };
    }

    private static CorpusOrganisation OrganisationOf(string iri, EntryProperties e, IReadOnlyList<string> types, ILookup<string, NeedOrOffer> offers) => new()
    {
        Iri = iri,
        Slug = SlugOf(iri),
        Name = e.Text(Label, "en"),
        NameGerman = e.Exact(Label, "de"),
        ShortName = e.Text(AltLabel, ""),
        Descriptions = e.Texts(Description),
        Labels = Named(e),
        Kind = types.FirstOrDefault(t => Features.OrganisationKinds.Of(t) != Features.OrganisationKind.Unknown),
        Country = e.Iri(CivicVocabulary.Country.Value),
        Place = e.Iri(CivicVocabulary.LocatedIn.Value),
        State = e.Iri(CivicVocabulary.State.Value),
        Gone = e.Iri(CivicVocabulary.Successor.Value) is not null || e.Iri(IsReplacedBy) is not null || e.Iri(CivicVocabulary.Lifecycle.Value) == CivicVocabulary.Term("Ended").Value,
        IsCommunity = types.Contains(CivicVocabulary.Community.Value),
        Topics = e.Iris(Subject),
        Goals = e.Iris(CivicVocabulary.AddressesSdg.Value),
        Offers = [.. offers[iri]],
    };

    private ILookup<string, NeedOrOffer> Stated(string type) => _entries
        .Where(e => e.Value.Iris(Type).Contains(type))
        .OrderBy(e => e.Key, StringComparer.Ordinal)
        .SelectMany(e => e.Value.Iris(CivicVocabulary.StatedBy.Value).Select(by => (By: by, What: NeedOrOfferOf(e.Key, e.Value))))
        .ToLookup(e => e.By, e => e.What, StringComparer.Ordinal);

    private static NeedOrOffer NeedOrOfferOf(string iri, EntryProperties e)
    {
        IReadOnlyList<string> concepts = [.. e.Iris(CivicVocabulary.SkillOf.Value), .. e.Iris(Subject)];
        string words = string.Join(' ', e.Texts(Label).Concat(e.Texts(Description)).Concat(e.Texts(CivicVocabulary.Capacity.Value)).Select(t => t.Value));
        string? kind = e.Iri(CivicVocabulary.NeedKind.Value);
        return new NeedOrOffer(iri, KindOf(kind), e.Text(Label, "en"), words, concepts, e.Iri(CivicVocabulary.Region.Value), e.Date(CivicVocabulary.Deadline.Value))
        {
            NameGerman = e.Exact(Label, "de"),
            KindIri = kind,
        };
    }

    private static ResourceKind KindOf(string? kind) => kind is null ? ResourceKind.Other : SlugOf(kind) switch
    {
        "SkillKind" => ResourceKind.Skill,
        "DataKind" => ResourceKind.Data,
        "ComputeKind" => ResourceKind.Compute,
        "MoneyKind" => ResourceKind.Money,
        "PilotSiteKind" => ResourceKind.PilotSite,
        "MentoringKind" => ResourceKind.Mentoring,
        "TrainingKind" => ResourceKind.Training,
        "SpaceKind" => ResourceKind.Space,
        _ => ResourceKind.Other,
    };

    private static ParticipantRole Role(string? role) => role is null ? ParticipantRole.Participant : SlugOf(role) switch
    {
        "Coordinator" or "Owner" => ParticipantRole.Coordinator,
        "AssociatedPartner" or "Supporter" or "Beneficiary" => ParticipantRole.Associated,
        "Funder" => ParticipantRole.Funder,
        _ => ParticipantRole.Participant,
    };

    private void AddConcept(string iri, EntryProperties e, IReadOnlyList<string> types)
    {
        if (types.Contains(CivicVocabulary.Topic.Value) || types.Contains(CivicVocabulary.Skill.Value) || types.Contains(CivicVocabulary.Programme.Value)
            || types.Contains(CivicVocabulary.Call.Value) || types.Contains(CivicVocabulary.Place.Value))
        {
            _builder.Concepts[iri] = new Concept(iri, e.Text(Label, "en"), e.Text(Label, "de"), e.Text(Notation, ""));
        }
    }

    private void AddGoals(EntryProperties e)
    {
        foreach (string goal in e.Iris(CivicVocabulary.AddressesSdg.Value))
        {
            if (!_builder.Goals.ContainsKey(goal) && _entries.TryGetValue(goal, out EntryProperties? named) && named.Texts(Label).Count > 0)
            {
                _builder.Goals.Add(goal, new Concept(goal, named.Text(Label, "en"), named.Text(Label, "de"), named.Text(Notation, "")));
            }
        }
    }

    private void AddEntries(string iri, EntryProperties e, IReadOnlyList<string> types)
    {
        if (types.Contains(DcatDataset))
        {
            _builder.Datasets.Add(EntryOf(iri, e));
        }

        if (types.Contains(CivicVocabulary.Skill.Value))
        {
            _builder.Skills.Add(EntryOf(iri, e));
        }

        if (types.Contains(CivicVocabulary.Call.Value) || types.Contains(CivicVocabulary.Programme.Value))
        {
            _builder.Calls.Add(CallRules.Read(EntryOf(iri, e), e, _entries));
        }
    }

    private static IReadOnlyList<LocalText> Named(EntryProperties e) => [.. e.Texts(Label).Select(t => t with { Property = Label })];

    private static CorpusEntry EntryOf(string iri, EntryProperties e) => new()
    {
        Iri = iri,
        Slug = SlugOf(iri),
        Name = e.Text(Label, "en") is { Length: > 0 } name ? name : e.Text(Title, "en"),
        NameGerman = e.Text(Label, "de") is { Length: > 0 } german ? german : e.Text(Title, "de"),
        Descriptions = e.Texts(Description),
        Labels = Named(e),
        Words = string.Join(' ', e.Texts(Label).Concat(e.Texts(AltLabel)).Concat(e.Texts(Title)).Concat(e.Texts(Keyword)).Concat(e.Texts(Description)).Select(t => t.Value)),
        Concepts = e.Iris(Subject),
        Deadline = e.Date(CivicVocabulary.Deadline.Value),
    };
}
