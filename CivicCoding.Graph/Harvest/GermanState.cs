namespace CivicCoding.Graph.Harvest;

/// <summary>The German federal states: ISO 3166-2 code, names, and the NUTS 1 code under which EU sources file them.</summary>
/// <param name="Code">The ISO 3166-2 code, such as DE-BE.</param>
/// <param name="Nuts">The NUTS 1 code, such as DE3.</param>
/// <param name="German">The German name.</param>
/// <param name="English">The English name.</param>
public sealed record GermanState(string Code, string Nuts, string German, string English)
{
    public static IReadOnlyList<GermanState> All { get; } =
    [
        new("DE-BW", "DE1", "Baden-Württemberg", "Baden-Württemberg"),
        new("DE-BY", "DE2", "Bayern", "Bavaria"),
        new("DE-BE", "DE3", "Berlin", "Berlin"),
        new("DE-BB", "DE4", "Brandenburg", "Brandenburg"),
        new("DE-HB", "DE5", "Bremen", "Bremen"),
        new("DE-HH", "DE6", "Hamburg", "Hamburg"),
        new("DE-HE", "DE7", "Hessen", "Hesse"),
        new("DE-MV", "DE8", "Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania"),
        new("DE-NI", "DE9", "Niedersachsen", "Lower Saxony"),
        new("DE-NW", "DEA", "Nordrhein-Westfalen", "North Rhine-Westphalia"),
        new("DE-RP", "DEB", "Rheinland-Pfalz", "Rhineland-Palatinate"),
        new("DE-SL", "DEC", "Saarland", "Saarland"),
        new("DE-SN", "DED", "Sachsen", "Saxony"),
        new("DE-ST", "DEE", "Sachsen-Anhalt", "Saxony-Anhalt"),
        new("DE-SH", "DEF", "Schleswig-Holstein", "Schleswig-Holstein"),
        new("DE-TH", "DEG", "Thüringen", "Thuringia"),
    ];

    public Rdf.Iri Iri => Civic.CivicVocabulary.Id("places", Code.ToLowerInvariant());

    public static GermanState? FromCode(string? code) => All.FirstOrDefault(s => s.Code == code);

    public static GermanState? FromNuts(string? nuts) => nuts is { Length: >= 3 } ? All.FirstOrDefault(s => nuts.StartsWith(s.Nuts, StringComparison.Ordinal)) : null;

    public static GermanState? FromName(string? name) => All.FirstOrDefault(s => s.German == name);
}
