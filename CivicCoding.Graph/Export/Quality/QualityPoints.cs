using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export.Quality;

/// <summary>Counts the metadata quality points of datasets over their triples.</summary>
/// <param name="triples">The datasets with their distributions.</param>
/// <param name="conforms">Tells whether a dataset conforms to DCAT-AP.</param>
/// <param name="answers">Tells whether an address answers; null: it may not be asked.</param>
public sealed class QualityPoints(IEnumerable<Triple> triples, Func<Term, bool> conforms, Func<string, bool?> answers)
{
    private readonly ILookup<Term, Triple> _bySubject = triples.ToLookup(t => t.Subject);

    /// <summary>The datasets among the triples, in the order of their names.</summary>
    public IEnumerable<Term> Datasets => _bySubject.Where(s => s.Any(t => t.Predicate.Equals(WellKnown.RdfType) && t.Object.Equals(DcatVocabulary.Dataset))).Select(s => s.Key).OrderBy(d => d.ToString(), StringComparer.Ordinal);

    /// <summary>The points of a dataset. Of several distributions the one counts that gives the most.</summary>
    public QualityScore Of(Term dataset)
    {
        QualityValue[] own = [.. QualityMetrics.All.Where(m => !m.OnDistribution).Select(m => Value(m, OfDataset(m.Id, dataset)))];
        (Term Distribution, QualityValue[] Values)[] distributions =
        [
            .. Objects(dataset, DcatVocabulary.HasDistribution).Where(d => d is not Literal).OrderBy(d => d.ToString(), StringComparer.Ordinal)
                .Select(d => (d, QualityMetrics.All.Where(m => m.OnDistribution).Select(m => Value(m, OfDistribution(m.Id, d))).ToArray())),
        ];
        (Term? best, QualityValue[] values) = distributions.Length == 0
            ? (null, QualityMetrics.All.Where(m => m.OnDistribution).Select(m => new QualityValue(m, QualityState.Missing, 0)).ToArray())
            : distributions.MaxBy(d => d.Values.Sum(v => v.Points));
        var all = own.Concat(values).ToDictionary(v => v.Metric.Id, StringComparer.Ordinal);
        return new QualityScore(dataset, best, [.. QualityMetrics.All.Select(m => all[m.Id])]);
    }

    private static QualityValue Value(QualityMetric metric, bool? met) => met switch
    {
        true => new QualityValue(metric, QualityState.Met, metric.Points),
        false => new QualityValue(metric, QualityState.Missing, metric.PointsWhenMissing),
        _ => new QualityValue(metric, QualityState.NotChecked, 0),
    };

    private bool? OfDataset(string metric, Term dataset) => metric switch
    {
        "keywordAvailability" => Has(dataset, DcatVocabulary.Keyword),
        "categoryAvailability" => Has(dataset, DcatVocabulary.Theme),
        "spatialAvailability" => Has(dataset, DcatVocabulary.Spatial),
        "temporalAvailability" => Has(dataset, DcatVocabulary.Dct("temporal")),
        "dcatApCompliance" => conforms(dataset),
        "accessRightsAvailability" => Has(dataset, DcatVocabulary.Dct("accessRights")),
        "accessRightsVocabularyAlignment" => Objects(dataset, DcatVocabulary.Dct("accessRights")).OfType<Iri>().Any(r => CodeLists.IsAccessRight(r.Value)),
        "contactPointAvailability" => Has(dataset, DcatVocabulary.Dcat("contactPoint")),
        "publisherAvailability" => Has(dataset, DcatVocabulary.Publisher),
        _ => throw new NotSupportedException($"The metric {metric} is not known."),
    };

    private bool? OfDistribution(string metric, Term distribution)
    {
        string[] formats = [.. Objects(distribution, DcatVocabulary.Format).OfType<Iri>().Select(f => f.Value)];
        string[] mediaTypes = [.. Objects(distribution, DcatVocabulary.MediaType).OfType<Iri>().Select(f => f.Value)];
        return metric switch
        {
            "accessUrlStatusCode" => Answers(distribution, DcatVocabulary.AccessUrl),
            "downloadUrlAvailability" => Has(distribution, DcatVocabulary.DownloadUrl),
            "downloadUrlStatusCode" => Answers(distribution, DcatVocabulary.DownloadUrl),
            "formatAvailability" => Has(distribution, DcatVocabulary.Format),
            "mediaTypeAvailability" => Has(distribution, DcatVocabulary.MediaType),
            "formatMediaTypeVocabularyAlignment" => formats.Any(CodeLists.IsFileType) && mediaTypes.Any(CodeLists.IsMediaType),
            "formatMediaTypeNonProprietary" => formats.Concat(mediaTypes).Any(f => CodeLists.Is("open", f)),
            "formatMediaTypeMachineInterpretable" => formats.Concat(mediaTypes).Any(f => CodeLists.Is("machine", f)),
            "licenceAvailability" => Has(distribution, DcatVocabulary.License),
            "knownLicence" => Objects(distribution, DcatVocabulary.License).OfType<Iri>().Any(l => CodeLists.IsKnownLicence(l.Value)),
            "rightsAvailability" => Has(distribution, DcatVocabulary.Dct("rights")),
            "byteSizeAvailability" => Has(distribution, DcatVocabulary.ByteSize),
            "dateIssuedAvailability" => Has(distribution, DcatVocabulary.Issued),
            "dateModifiedAvailability" => Has(distribution, DcatVocabulary.Modified),
            _ => throw new NotSupportedException($"The metric {metric} is not known."),
        };
    }

    /// <summary>True where one of the addresses answers, null where none is known to and one may not be asked.</summary>
    private bool? Answers(Term distribution, Iri property)
    {
        bool?[] known = [.. Objects(distribution, property).Select(a => a is Iri iri ? iri.Value : (a as Literal)?.Lexical).OfType<string>().Select(answers)];
        return known.Contains(true) ? true : known.Contains(null) ? null : false;
    }

    private bool Has(Term subject, Iri property) => _bySubject[subject].Any(t => t.Predicate.Equals(property));

    private IEnumerable<Term> Objects(Term subject, Iri property) => _bySubject[subject].Where(t => t.Predicate.Equals(property)).Select(t => t.Object);
}
