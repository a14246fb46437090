namespace CivicCoding.Matching.Corpus;

/// <summary>Builds the corpus of the evaluation data: projects of the train split with their participants, earlier projects without text, all candidate organisations. Projects of other splits never enter.</summary>
public static class ConsortiaCorpus
{
    /// <summary>Reads the files.</summary>
    public static MatchCorpus Read(ConsortiaFiles files, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var builder = new CorpusBuilder();
        foreach (CorpusProject project in files.Projects("train"))
        {
            builder.Add(project);
        }

        cancellation.ThrowIfCancellationRequested();
        foreach (TsvRecord r in files.Read("organisations.tsv.gz"))
        {
            builder.Add(ConsortiaFiles.OrganisationOf(r));
        }

        foreach (TsvRecord r in files.Read("participations.train.tsv.gz"))
        {
            string iri = ConsortiaFiles.ProjectIri(r["project_id"]);
            builder.Add(iri, ConsortiaFiles.OrganisationIri(r["pic"]), ConsortiaFiles.Role(r["role"]), ConsortiaFiles.ParticipationIri(iri, r["pic"]));
        }

        cancellation.ThrowIfCancellationRequested();
        foreach (TsvRecord r in files.Read("h2020.participations.tsv.gz"))
        {
            string iri = ConsortiaFiles.HistoryIri(r["h2020_rcn"]);
            if (!builder.HasProject(iri))
            {
                builder.Add(new CorpusProject
                {
                    Iri = iri,
                    Slug = "h2020-" + r["h2020_rcn"],
                    Date = ConsortiaFiles.Date(r["start_date"]),
                    Programmes = [.. r["programme_parts"].Split([';', '|', ' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(ConsortiaFiles.ProgrammeIri).Distinct().Order(StringComparer.Ordinal)],
                });
            }

            builder.Add(iri, ConsortiaFiles.OrganisationIri(r["pic"]), ConsortiaFiles.Role(r["role"]), ConsortiaFiles.ParticipationIri(iri, r["pic"]));
        }

        return builder.Build();
    }
}
