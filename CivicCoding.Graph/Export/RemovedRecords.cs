using System.Globalization;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>Tells of datasets that the catalogue no longer holds: a catalogue record each, with the status withdrawn and the day.</summary>
internal static class RemovedRecords
{
    private static readonly Iri Withdrawn = new("http://publications.europa.eu/resource/authority/dataset-status/WITHDRAWN");
    private static readonly Iri Status = new("http://www.w3.org/ns/adms#status");
    private static readonly Iri PrimaryTopic = new(DcatVocabulary.FoafNamespace + "primaryTopic");

    public static void Write(CatalogueHeader header, IExportProfile profile, Action<Triple> take)
    {
        if (header.Removed.Count == 0 || !profile.TellsRemovals)
        {
            return;
        }

        take(new Triple(Withdrawn, WellKnown.RdfType, DcatVocabulary.Concept));
        take(new Triple(Withdrawn, DcatVocabulary.PrefLabel, new Literal("zurückgezogen", "de")));
        take(new Triple(Withdrawn, DcatVocabulary.PrefLabel, new Literal("withdrawn", "en")));
        foreach (RemovedDataset removed in header.Removed)
        {
            var record = new Iri(removed.Dataset.Value + (removed.Dataset.Value.Contains('#', StringComparison.Ordinal) ? "-removed" : "#removed"));
            take(new Triple(header.Catalogue, DcatVocabulary.Dcat("record"), record));
            take(new Triple(record, WellKnown.RdfType, DcatVocabulary.Dcat("CatalogRecord")));
            take(new Triple(record, PrimaryTopic, removed.Dataset));
            take(new Triple(record, Status, Withdrawn));
            take(new Triple(record, DcatVocabulary.Modified, new Literal(removed.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new Iri(WellKnown.XsdNamespace + "date"))));
            take(new Triple(removed.Dataset, WellKnown.RdfType, DcatVocabulary.Dcat("Resource")));
        }
    }
}
