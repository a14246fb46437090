using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Evaluation;

/// <summary>The tasks that rest on texts alone: similar projects, datasets and fields for a project.</summary>
public static class TextTasks
{
    private const int Depth = 200;

    /// <summary>Ranks the pool's other projects by title, objective and keywords only.</summary>
    public static RankingRun Similar(EvaluationData data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        Dictionary<string, CorpusProject> pool = [];
        foreach (TsvRecord r in data.Queries())
        {
            if (data.Project(r.First) is { } project)
            {
                pool.TryAdd(r.First, TextOnly(project));
            }
        }

        var builder = new CorpusBuilder();
        foreach (CorpusProject project in data.Files.Projects("train").Select(TextOnly).Concat(pool.Values))
        {
            builder.Add(project);
        }

        var index = new MatchIndex(builder.Build(), null, cancellation);
        var work = new MatchWorkspace(index.Corpus.Organisations.Count, index.TextProjects.Length, index.Corpus.Projects.Count);
        (string Id, int Document)[] items = [.. pool.Select(p => (p.Key, index.DocumentOf[index.Corpus.FindProject(p.Value.Iri)])).Where(p => p.Item2 >= 0)];
        var run = new RankingRun();
        foreach ((string id, CorpusProject project) in pool)
        {
            cancellation.ThrowIfCancellationRequested();
            var context = new MatchContext(index, new MatchQuery { Project = project, Self = index.Corpus.FindProject(project.Iri) }, work);
            foreach ((string item, int document) in items.OrderByDescending(i => context.Neighbours.Similarity[i.Document]).Take(Depth))
            {
                if (item != id)
                {
                    run.Add(id, item, context.Neighbours.Similarity[document]);
                }
            }
        }

        return run;
    }

    /// <summary>Ranks datasets by a project's words.</summary>
    public static RankingRun Datasets(EvaluationData data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        CorpusEntry[] items = [.. data.Files.Read("datasets.items.tsv").Select(r => new CorpusEntry { Iri = r["item_id"], Words = r["title"] + " " + r["description"] })];
        var builder = new CorpusBuilder();
        foreach (CorpusProject project in data.Files.Projects("train"))
        {
            builder.Add(TextOnly(project));
        }

        var recommender = new EntryRecommender(new MatchIndex(builder.Build(), null, cancellation), items);
        var run = new RankingRun();
        foreach (TsvRecord r in data.Queries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (data.Project(r.First) is { } project)
            {
                float[] scores = recommender.Score(TextOnly(project) with { Name = "" });
                foreach (int i in TopList.Of(scores, Depth))
                {
                    run.Add(r.First, items[i].Iri, scores[i]);
                }
            }
        }

        return run;
    }

    /// <summary>Ranks fields by those of the nearest projects.</summary>
    public static RankingRun Fields(EvaluationData data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ILookup<string, string> fields = data.Files.Read("fields.train.tsv.gz").ToLookup(r => ConsortiaFiles.ProjectIri(r["project_id"]), r => r["euroscivoc_code"], StringComparer.Ordinal);
        var builder = new CorpusBuilder();
        foreach (CorpusProject project in data.Files.Projects("train"))
        {
            builder.Add(TextOnly(project));
        }

        var index = new MatchIndex(builder.Build(), null, cancellation);
        var work = new MatchWorkspace(0, index.TextProjects.Length, index.Corpus.Projects.Count);
        var run = new RankingRun();
        foreach (TsvRecord r in data.Queries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (data.Project(r.First) is not { } project)
            {
                continue;
            }

            var context = new MatchContext(index, new MatchQuery { Project = TextOnly(project) }, work);
            var scores = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (int document in context.Neighbours.Nearest.Take(60))
            {
                double s = context.Neighbours.Similarity[document];
                foreach (string field in fields[index.Corpus.Projects[index.TextProjects[document]].Iri])
                {
                    scores[field] = scores.GetValueOrDefault(field) + (s * s * s);
                }
            }

            foreach ((string field, double score) in scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(Depth))
            {
                run.Add(r.First, field, score);
            }
        }

        return run;
    }

    private static CorpusProject TextOnly(CorpusProject p) => p with { Call = null, CallTitle = null, Programmes = [], Date = null, Budget = null };
}
