using System.ComponentModel;

namespace CivicCoding.Api.Matching;

/// <summary>A project that is not in the network yet.</summary>
/// <param name="Text">A few sentences in German or English, at most 8,000 characters.</param>
/// <param name="Needs">What is needed: skill, data, compute, money, pilot-site, mentoring.</param>
/// <param name="Members">IRIs of organisations that are in already.</param>
/// <param name="Concepts">IRIs of topics and goals.</param>
/// <param name="Country">The IRI of the country.</param>
/// <param name="Take">How many, 1 to 100.</param>
/// <param name="Find">What is looked for: partners (the default), similar, datasets, skills, calls, projects (that the dataset or community described could serve or join), offers (that meet what is lacking) or needs (that what is offered meets).</param>
/// <param name="Fair">Whether places are kept for newcomers.</param>
public sealed record MatchQuestion(
    [property: DefaultValue("Wir wollen Vogelstimmen im Wald mit KI erkennen und suchen Daten und Fachleute.")] string? Text,
    IReadOnlyList<string>? Needs = null,
    IReadOnlyList<string>? Members = null,
    IReadOnlyList<string>? Concepts = null,
    string? Country = null,
    int? Take = null,
    string? Find = null,
    bool? Fair = null);
