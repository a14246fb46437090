namespace CivicCoding.Api.Tests.Browser;

/// <summary>A type of page as docs/screens.md shows it.</summary>
/// <param name="Name">The name of its pictures.</param>
/// <param name="View">The Razor page that answers, as its file is called.</param>
/// <param name="Address">An address that shows it; {draft} stands for the page of a draft.</param>
/// <param name="Editor">True where an editor has to sign in first.</param>
public sealed record PageType(string Name, string View, string Address, bool Editor = false)
{
    /// <summary>Every type of page, each Razor page at least once.</summary>
    public static IReadOnlyList<PageType> All { get; } =
    [
        new("start", "Index", "/"),
        new("list", "List", "/projects"),
        new("list-narrowed", "List", "/organisations?q=berlin"),
        new("project", "Profile", "/projects/kiebids"),
        new("organisation", "Profile", "/organisations/bmas"),
        new("dataset", "Profile", "/datasets/rostock-kinderbetreuungseinrichtungen"),
        new("matching-model", "Profile", "/models/partner-ranker"),
        new("search", "Search", "/search?q=Leichte+Sprache"),
        new("search-narrowed", "Search", "/search?q=Wald&topic=https%3A%2F%2Fcivic-coding.org%2Fid%2Ftopics%2Fforestry"),
        new("search-empty", "Search", "/search?q=xqzw"),
        new("match", "Match", "/match"),
        new("match-idea", "Match", "/match?text=Leichte+Sprache+mit+KI%2C+uns+fehlen+Daten"),
        new("match-project", "Match", "/match?project=kiebids"),
        new("exposure", "Exposure", "/exposure"),
        new("overview", "Overview", "/overview"),
        new("register", "Register", "/register"),
        new("register-form", "RegisterKind", "/register/projects"),
        new("draft", "RegisterDraft", "{draft}"),
        new("drafts-sign-in", "Drafts", "/drafts"),
        new("drafts", "Drafts", "/drafts", Editor: true),
        new("duplicates", "Duplicates", "/drafts/duplicates?kind=organisations", Editor: true),
        new("edit", "Edit", "/drafts/projects/kiebids", Editor: true),
        new("validator", "Validate", "/validate"),
        new("query", "Query", "/sparql?query=" + Uri.EscapeDataString("SELECT ?state (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x <https://civic-coding.org/ns#state> ?state } GROUP BY ?state ORDER BY DESC(?n)")),
        new("query-error", "Query", "/sparql?query=" + Uri.EscapeDataString("SELECT ?x WHERE {\n  ?x a ; ?y\n}")),
        new("about", "About", "/about"),
        new("ontology", "Ontology", "/ns"),
        new("accessibility", "Accessibility", "/accessibility"),
        new("imprint", "Imprint", "/imprint"),
        new("not-found", "", "/projects/no-such-project"),
    ];

    public override string ToString() => Name;
}
