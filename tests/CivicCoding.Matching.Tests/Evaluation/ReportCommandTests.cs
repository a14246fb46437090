using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CivicCoding.Matching.Evaluation;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Tests.Evaluation;

public sealed class ReportCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("report").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_report_repeats_its_numbers_and_keeps_what_stands_around_them()
    {
        WriteData();
        string report = Path.Combine(_folder, "report.md");
        File.WriteAllText(report, "# Own words\n\n<!-- measured -->\nold\n<!-- /measured -->\n\nMore words.\n");
        string first = Measure(report);
        string second = Measure(report);
        Assert.Equal(WithoutTimes(first), WithoutTimes(second));
        Assert.StartsWith("# Own words\n", first, StringComparison.Ordinal);
        Assert.EndsWith("More words.\n", first, StringComparison.Ordinal);
        Assert.DoesNotContain("old", first, StringComparison.Ordinal);
        foreach (string row in new[] { "| random |", "| popularity |", "| BM25 neighbours |", "| neighbours by partnership |", "| shipped |", "| fair |", "| text-neighbours |", "| names |", "| similar |" })
        {
            Assert.Contains(row, first, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_card_of_a_model_that_is_named_gets_the_measures_and_keeps_the_rest()
    {
        WriteData();
        string models = Directory.CreateDirectory(Path.Combine(_folder, "model")).FullName;
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(RankerModel.DefaultPath)!))
        {
            File.Copy(file, Path.Combine(models, Path.GetFileName(file)));
        }

        string report = Path.Combine(_folder, "report.md");
        var options = new EvaluationOptions { Task = "report", Data = _folder, Output = report, Model = Path.Combine(models, RankerModel.FileName) };
        Assert.Equal(0, EvalCommand.Run(options, TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
        using JsonDocument before = JsonDocument.Parse(File.ReadAllBytes(RankerModel.CardOf(null)!));
        using JsonDocument after = JsonDocument.Parse(File.ReadAllBytes(RankerModel.CardOf(options.Model)!));
        double value = after.RootElement.GetProperty("measures").GetProperty("ndcg@10").GetDouble();
        Assert.Contains(value.ToString("F4", System.Globalization.CultureInfo.InvariantCulture), File.ReadLines(report).Single(l => l.StartsWith("| shipped |", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(before.RootElement.GetProperty("features").GetArrayLength(), after.RootElement.GetProperty("features").GetArrayLength());
        Assert.Equal(before.RootElement.GetProperty("name").GetString(), after.RootElement.GetProperty("name").GetString());
    }

    [Fact]
    public void Other_questions_and_projects_of_the_same_format_are_ranked_the_same_twice()
    {
        WriteData();
        string run = Path.Combine(_folder, "run.tsv");
        var options = new EvaluationOptions { Task = "partners", Data = _folder, Output = run, Queries = Path.Combine(_folder, "partners.dev.queries.tsv"), Projects = Path.Combine(_folder, "projects.tsv.gz") };
        Assert.Equal(0, EvalCommand.Run(options, TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
        byte[] first = File.ReadAllBytes(run);
        Assert.NotEmpty(first);
        Assert.Equal(0, EvalCommand.Run(options, TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.Equal(first, File.ReadAllBytes(run));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = new StringWriter();
        var options = new EvaluationOptions { Task = "report", Data = Path.Combine(_folder, "none"), Output = Path.Combine(_folder, "report.md") };
        Assert.Equal(3, EvalCommand.Run(options, TextWriter.Null, error, TestContext.Current.CancellationToken));
        Assert.Contains("partners.dev.qrels.tsv", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_that_the_first_start_loads_is_the_file_that_is_scored()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        await service.StartAsync(TestContext.Current.CancellationToken);
        Assert.Null(new MatchOptions().ModelPath);
        Assert.Null(new EvaluationOptions { Task = "partners", Data = "", Output = "" }.Model);
        (IPartnerRanker scored, string? message) = RankerModel.Load(null, CivicCoding.Matching.Signals.SignalSet.Default);
        Assert.Null(message);
        Assert.Equal(scored.Name, service.Health.Model);
        string sources = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf(Path.Combine("tests", "CivicCoding.Matching.Tests"), StringComparison.Ordinal)];
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(RankerModel.DefaultPath)!))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(sources, "CivicCoding.Matching", "Models", Path.GetFileName(file))), File.ReadAllBytes(file));
        }
    }

    private static string WithoutTimes(string report) => string.Join('\n', report.Split('\n').Where(l => !l.Contains(" ms", StringComparison.Ordinal)));

    private string Measure(string report)
    {
        var options = new EvaluationOptions { Task = "report", Data = _folder, Output = report };
        var error = new StringWriter();
        Assert.True(EvalCommand.Run(options, TextWriter.Null, error, TestContext.Current.CancellationToken) == 0, error.ToString());
        return File.ReadAllText(report);
    }

    private void WriteData()
    {
        var random = new Random(3);
        var projects = new StringBuilder("project_id\tsplit\tacronym\ttitle\tobjective\tkeywords\tstart\tend\tsigned\tscheme\ttopic\ttopic_title\tprogramme\tec_max\n");
        var participations = new StringBuilder("project_id\tpic\trole\torder\tec_contribution\n");
        var queries = new StringBuilder("query_id\tproject_id\tkind\tseed_pics\n");
        var labels = new StringBuilder("query_id\titem_id\trelevance\trole\tactivity\tcountry\n");
        var pool = new StringBuilder("project_id\n");
        var similar = new StringBuilder("query_id\titem_id\trelevance\n");
        for (int p = 0; p < 60; p++)
        {
            int group = p % 6;
            bool dev = p >= 48;
            string words = string.Join(' ', Enumerable.Range(0, 12).Select(_ => "topic" + group + "word" + random.Next(6)));
            projects.Append(System.Globalization.CultureInfo.InvariantCulture, $"{p}\t{(dev ? "dev" : "train")}\tA{p}\tTitle {words}\t{words}\t\t2022-01-01\t2024-01-01\t{(dev ? 2024 : 2022)}-0{1 + (p % 9)}-01\tRIA\tCALL-{group}\tCall\tP{group}\t1000\n");
            int[] members = [.. Enumerable.Range(0, 6).Select(_ => (group * 10) + random.Next(10)).Distinct()];
            if (!dev)
            {
                participations.AppendJoin("", members.Select((m, i) => $"{p}\t{m}\t{(i == 0 ? "coordinator" : "participant")}\t{i}\t0\n"));
                continue;
            }

            foreach (string kind in new[] { "C", "H" })
            {
                queries.Append(System.Globalization.CultureInfo.InvariantCulture, $"{p}:{kind}\t{p}\t{kind}\t{members[0]}\n");
                labels.AppendJoin("", members.Skip(1).Select(m => $"{p}:{kind}\t{m}\t1\tparticipant\tHES\tDE\n"));
            }

            pool.Append(System.Globalization.CultureInfo.InvariantCulture, $"{p}\n");
            similar.Append(System.Globalization.CultureInfo.InvariantCulture, $"{p}\t{(p < 54 ? p + 6 : p - 6)}\t1\n");
        }

        string organisations = "pic\tname\tshort_name\tcountry\tcity\tnuts\tactivity\tsme\turl\tgeo\tin_he_train\tin_h2020\n" + string.Concat(Enumerable.Range(0, 60).Select(o => $"{o}\tHouse {o}\tH{o}\tDE\tTown{o % 7}\t\tHES\tfalse\t\t\t1\t0\n"));
        Write("projects.tsv.gz", projects.ToString());
        Write("participations.train.tsv.gz", participations.ToString());
        Write("organisations.tsv.gz", organisations);
        Write("h2020.participations.tsv.gz", "h2020_rcn\tpic\trole\tactivity\tcountry\tstart_date\tprogramme_parts\tec_contribution\n9\t1\tcoordinator\tHES\tDE\t2018-01-01\tSC1\t0\n9\t2\tparticipant\tHES\tDE\t2018-01-01\tSC1\t0\n");
        Write("partners.dev.queries.tsv", queries.ToString());
        Write("partners.dev.qrels.tsv", labels.ToString());
        Write("similar.dev.pool.tsv", pool.ToString());
        Write("similar.dev.qrels.tsv", similar.ToString());
    }

    private void Write(string name, string text)
    {
        using Stream file = File.Create(Path.Combine(_folder, name));
        using Stream stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
