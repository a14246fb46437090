using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>Writes the towns and regions that German sources name.</summary>
internal static class Places
{
    private static readonly HashSet<string> Areas = new(StringComparer.Ordinal) { "Ruhrgebiet", "Niederrhein", "Fläming", "Schleswig-Flensburg" };

    /// <summary>Writes the place and gives its IRI; the name of a state gives the state where it is not a city too.</summary>
    public static Iri Write(GraphWriter graph, string name, GermanState? state, string source)
    {
        bool cityState = name is "Berlin" or "Hamburg" or "Bremen";
        if (!cityState && GermanState.FromName(name) is { } named)
        {
            return named.Iri;
        }

        Iri place = CivicVocabulary.Id("places", Slug.Of(name));
        graph.Type(place, CivicVocabulary.Place);
        graph.Label(place, name, EnglishName(name));
        bool area = Areas.Contains(name);
        if (state is not null)
        {
            graph.Texts(place, Vocabulary.Description, $"{(area ? "Region" : "Stadt")} im Bundesland {state.German}.", $"{(area ? "A region" : "A city")} in the state of {state.English}.");
            graph.Add(place, CivicVocabulary.State, state.Iri);
        }

        graph.Add(place, CivicVocabulary.Term("placeKind"), CivicVocabulary.Term(area ? "Area" : "City"));
        graph.Add(place, CivicVocabulary.Country, Common.Germany);
        graph.Link(place, Vocabulary.Source, source);
        return place;
    }

    private static string EnglishName(string name) => name switch
    {
        "München" => "Munich",
        "Köln" => "Cologne",
        "Nürnberg" => "Nuremberg",
        "Hannover" => "Hanover",
        "Ruhrgebiet" => "Ruhr area",
        "Niederrhein" => "Lower Rhine",
        _ => name,
    };
}
