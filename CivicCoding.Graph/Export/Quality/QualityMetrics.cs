namespace CivicCoding.Graph.Export.Quality;

/// <summary>The 23 metrics of the metadata quality assessment; their points add up to 405.</summary>
public static class QualityMetrics
{
    public static IReadOnlyList<QualityMetric> All { get; } =
    [
        Dataset("keywordAvailability", "findability", 30, "Schlagwörter", "keywords", "Geben Sie mindestens ein Schlagwort an (dcat:keyword).", "Add at least one keyword (dcat:keyword)."),
        Dataset("categoryAvailability", "findability", 30, "Kategorie", "theme", "Ordnen Sie den Datensatz einer Kategorie der EU-Liste zu (dcat:theme).", "Assign the dataset to a theme of the EU list (dcat:theme)."),
        Dataset("spatialAvailability", "findability", 20, "Raumbezug", "spatial coverage", "Nennen Sie das Gebiet (dct:spatial).", "Name the area (dct:spatial)."),
        Dataset("temporalAvailability", "findability", 20, "Zeitbezug", "temporal coverage", "Nennen Sie den Zeitraum, den die Daten abdecken (dct:temporal).", "Name the period that the data cover (dct:temporal)."),
        Distribution("accessUrlStatusCode", "accessibility", 50, 0, "Zugangsadresse antwortet", "access address answers", "Sorgen Sie dafür, dass die Zugangsadresse (dcat:accessURL) mit 200 antwortet.", "Make the access address (dcat:accessURL) answer with 200."),
        Distribution("downloadUrlAvailability", "accessibility", 20, 0, "Download-Adresse", "download address", "Geben Sie die Adresse der Datei selbst an (dcat:downloadURL).", "Give the address of the file itself (dcat:downloadURL)."),
        Distribution("downloadUrlStatusCode", "accessibility", 30, 0, "Download-Adresse antwortet", "download address answers", "Sorgen Sie dafür, dass die Download-Adresse (dcat:downloadURL) mit 200 antwortet.", "Make the download address (dcat:downloadURL) answer with 200."),
        Distribution("formatAvailability", "interoperability", 20, -5, "Dateiformat", "format", "Nennen Sie das Dateiformat (dct:format).", "Name the format (dct:format)."),
        Distribution("mediaTypeAvailability", "interoperability", 10, -5, "Medientyp", "media type", "Nennen Sie den Medientyp (dcat:mediaType), zum Beispiel <https://www.iana.org/assignments/media-types/text/csv>.", "Name the media type (dcat:mediaType), for example <https://www.iana.org/assignments/media-types/text/csv>."),
        Distribution("formatMediaTypeVocabularyAlignment", "interoperability", 10, 0, "Format und Medientyp aus den Listen", "format and media type from the lists", "Nehmen Sie das Format aus der EU-Liste der Dateitypen und den Medientyp aus der IANA-Liste.", "Take the format from the EU file type list and the media type from the IANA list."),
        Distribution("formatMediaTypeNonProprietary", "interoperability", 20, 0, "offenes Format", "non-proprietary format", "Bieten Sie die Daten auch in einem offenen Format an, zum Beispiel CSV oder JSON.", "Offer the data in a non-proprietary format too, for example CSV or JSON."),
        Distribution("formatMediaTypeMachineInterpretable", "interoperability", 20, 0, "maschinenlesbares Format", "machine-readable format", "Bieten Sie die Daten in einem maschinenlesbaren Format an, zum Beispiel CSV, JSON oder RDF.", "Offer the data in a machine-readable format, for example CSV, JSON or RDF."),
        Dataset("dcatApCompliance", "interoperability", 30, "DCAT-AP eingehalten", "conforms to DCAT-AP", "Beheben Sie, was die Prüfung nach DCAT-AP findet.", "Repair what the check by DCAT-AP finds."),
        Distribution("licenceAvailability", "reusability", 20, 0, "Lizenz", "licence", "Nennen Sie die Lizenz (dct:license).", "Name the licence (dct:license)."),
        Distribution("knownLicence", "reusability", 10, 0, "bekannte Lizenz", "known licence", "Nennen Sie die Lizenz mit ihrer Adresse aus der EU-Liste, zum Beispiel <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>.", "Name the licence by its address from the EU list, for example <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>."),
        Dataset("accessRightsAvailability", "reusability", 10, "Zugangsrechte", "access rights", "Sagen Sie, wer die Daten nutzen darf (dct:accessRights).", "Say who may use the data (dct:accessRights)."),
        Dataset("accessRightsVocabularyAlignment", "reusability", 5, "Zugangsrechte aus der Liste", "access rights from the list", "Nehmen Sie die Zugangsrechte aus der EU-Liste, zum Beispiel <http://publications.europa.eu/resource/authority/access-right/PUBLIC>.", "Take the access rights from the EU list, for example <http://publications.europa.eu/resource/authority/access-right/PUBLIC>."),
        Dataset("contactPointAvailability", "reusability", 20, "Kontakt", "contact point", "Nennen Sie eine Kontaktstelle (dcat:contactPoint).", "Name a contact point (dcat:contactPoint)."),
        Dataset("publisherAvailability", "reusability", 10, "Herausgeber", "publisher", "Nennen Sie den Herausgeber (dct:publisher).", "Name the publisher (dct:publisher)."),
        Distribution("rightsAvailability", "contextuality", 5, 0, "Rechtehinweis", "rights statement", "Geben Sie einen Rechtehinweis an (dct:rights).", "Add a rights statement (dct:rights)."),
        Distribution("byteSizeAvailability", "contextuality", 5, 0, "Dateigröße", "byte size", "Nennen Sie die Dateigröße in Bytes (dcat:byteSize).", "Give the size in bytes (dcat:byteSize)."),
        Distribution("dateIssuedAvailability", "contextuality", 5, 0, "Veröffentlichungsdatum", "release date", "Nennen Sie das Datum der Veröffentlichung (dct:issued).", "Give the date of release (dct:issued)."),
        Distribution("dateModifiedAvailability", "contextuality", 5, 0, "Änderungsdatum", "modification date", "Nennen Sie das Datum der letzten Änderung (dct:modified).", "Give the date of the last change (dct:modified)."),
    ];

    /// <summary>The most points.</summary>
    public static int Most { get; } = All.Sum(m => m.Points);

    /// <summary>The class of a number of points: Excellent, Good, Sufficient or Bad.</summary>
    public static string ClassOf(int points) => points switch
    {
        > 350 => "Excellent",
        > 220 => "Good",
        >= 120 => "Sufficient",
        _ => "Bad",
    };

    private static QualityMetric Dataset(string id, string dimension, int points, string german, string english, string germanAdvice, string englishAdvice) =>
        new(id, dimension, points, 0, false, german, english, germanAdvice, englishAdvice);

    private static QualityMetric Distribution(string id, string dimension, int points, int missing, string german, string english, string germanAdvice, string englishAdvice) =>
        new(id, dimension, points, missing, true, german, english, germanAdvice, englishAdvice);
}
