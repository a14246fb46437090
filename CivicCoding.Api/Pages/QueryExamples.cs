using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>Questions with their queries, to start from.</summary>
internal static class QueryExamples
{
    private const string Civic = "PREFIX civic: <https://civic-coding.org/ns#>\n";
    private const string Rdfs = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n";
    private const string Dct = "PREFIX dct: <http://purl.org/dc/terms/>\n";

    public static IReadOnlyList<(Phrase Question, string Query)> All { get; } =
    [
        (QueryTexts.ProjectsByTopic, Civic + Rdfs + Dct + """

            SELECT ?project ?name ?topic WHERE {
              ?project a civic:Project ;
                       rdfs:label ?name .
              OPTIONAL {
                ?project dct:subject/rdfs:label ?topic
                FILTER(LANG(?topic) = "de")
              }
            }
            ORDER BY ?name
            LIMIT 100
            """),
        (QueryTexts.WhoWithWhom, Civic + Rdfs + """

            SELECT ?projectName ?participantName ?role WHERE {
              ?participation civic:inProject ?project ;
                             civic:participant ?participant ;
                             civic:role ?role .
              ?project rdfs:label ?projectName .
              ?participant rdfs:label ?participantName .
            }
            ORDER BY ?projectName ?participantName
            """),
        (QueryTexts.Offers, Civic + Rdfs + """

            SELECT ?offer ?name ?kind ?by WHERE {
              ?offer a civic:Offer ;
                     rdfs:label ?name ;
                     civic:needKind ?kind ;
                     civic:statedBy ?by .
              FILTER(LANG(?name) = "de")
            }
            ORDER BY ?kind ?name
            """),
        (QueryTexts.OpenCalls, Civic + Rdfs + """

            SELECT ?call ?name ?deadline WHERE {
              ?call a civic:Call ;
                    rdfs:label ?name ;
                    civic:deadline ?deadline .
              FILTER(LANG(?name) = "de")
            }
            ORDER BY DESC(?deadline)
            """),
        (QueryTexts.CountByState, Civic + Rdfs + """

            SELECT ?state ?name (COUNT(DISTINCT ?thing) AS ?entries) WHERE {
              ?thing civic:state ?state .
              ?state rdfs:label ?name .
              FILTER(LANG(?name) = "de")
            }
            GROUP BY ?state ?name
            ORDER BY DESC(?entries)
            """),
    ];
}
