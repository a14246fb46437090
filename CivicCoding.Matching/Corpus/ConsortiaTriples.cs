using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Matching.Corpus;

/// <summary>Writes the evaluation data as triples of the civic vocabulary, as an import into a store does. Whether an organisation is small has no term there and is left out.</summary>
public static class ConsortiaTriples
{
    private static readonly Iri Type = new(TripleCorpus.Type);
    private static readonly Iri Label = new(TripleCorpus.Label);

    /// <summary>The triples of a project with its members.</summary>
    public static IEnumerable<Triple> Of(CorpusProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var subject = new Iri(project.Iri);
        yield return new Triple(subject, Type, CivicVocabulary.Project);
        foreach (Triple triple in Texts(subject, Label, project.Name, "en").Concat(Texts(subject, new Iri(TripleCorpus.Title), project.Title, "en"))
            .Concat(Texts(subject, new Iri(TripleCorpus.Keyword), project.Keywords, "en")))
        {
            yield return triple;
        }

        foreach (LocalText text in project.Descriptions)
        {
            yield return new Triple(subject, new Iri(TripleCorpus.Description), new Literal(text.Value, text.Language));
        }

        if (project.Date is { } date)
        {
            yield return new Triple(subject, new Iri(TripleCorpus.StartDate), new Literal(date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new Iri("http://www.w3.org/2001/XMLSchema#date")));
        }

        if (project.Scheme is { } scheme)
        {
            yield return new Triple(subject, new Iri("http://purl.org/dc/terms/type"), new Literal(scheme));
        }

        foreach (string programme in project.Programmes)
        {
            yield return new Triple(subject, CivicVocabulary.InProgramme, new Iri(programme));
        }

        if (project.Call is { } code)
        {
            Iri call = CivicVocabulary.Id("calls", code);
            yield return new Triple(subject, CivicVocabulary.InProgramme, call);
            yield return new Triple(call, Type, CivicVocabulary.Call);
            yield return new Triple(call, Label, new Literal(project.CallTitle ?? code, "en"));
        }

        if (project.Budget is { } budget)
        {
            yield return new Triple(subject, CivicVocabulary.GrantAmount, new Literal(budget.ToString("R", System.Globalization.CultureInfo.InvariantCulture), new Iri("http://www.w3.org/2001/XMLSchema#decimal")));
        }
    }

    /// <summary>The triples of an organisation.</summary>
    public static IEnumerable<Triple> Of(CorpusOrganisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var subject = new Iri(organisation.Iri);
        yield return new Triple(subject, Type, CivicVocabulary.Organisation);
        if (organisation.Kind is { } kind)
        {
            yield return new Triple(subject, Type, new Iri(kind));
        }

        foreach (Triple triple in Texts(subject, Label, organisation.Name, "en").Concat(Texts(subject, new Iri(TripleCorpus.AltLabel), organisation.ShortName, "")))
        {
            yield return triple;
        }

        if (organisation.Country is { } country)
        {
            yield return new Triple(subject, CivicVocabulary.Country, new Iri(country));
        }

        if (organisation.Place is { } place)
        {
            yield return new Triple(subject, CivicVocabulary.LocatedIn, new Iri(place));
        }
    }

    /// <summary>The triples of a participation.</summary>
    public static IEnumerable<Triple> Of(MatchCorpus corpus, Participation participation)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var subject = new Iri(participation.Iri);
        yield return new Triple(subject, Type, CivicVocabulary.Participation);
        yield return new Triple(subject, CivicVocabulary.InProject, new Iri(corpus.Projects[participation.Project].Iri));
        yield return new Triple(subject, CivicVocabulary.Participant, new Iri(corpus.Organisations[participation.Organisation].Iri));
        yield return new Triple(subject, CivicVocabulary.Role, CivicVocabulary.Term(participation.Role switch
        {
            ParticipantRole.Coordinator => "Coordinator",
            ParticipantRole.Associated => "AssociatedPartner",
            ParticipantRole.Funder => "Funder",
            _ => "Partner",
        }));
    }

    private static IEnumerable<Triple> Texts(Iri subject, Iri predicate, string text, string language)
    {
        if (text.Length > 0)
        {
            yield return new Triple(subject, predicate, language.Length == 0 ? new Literal(text) : new Literal(text, language));
        }
    }
}
