using System.Text;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Results;

namespace CivicCoding.Graph.Tests.Civic;

/// <summary>Asks the questions of ontology/competency. The expected answers were counted from the source files, not taken from this engine.</summary>
public sealed class CompetencyTests
{
    public static TheoryData<string> Questions =>
        new(Repository.Files("ontology/competency", "*.rq").Select(f => Path.GetFileNameWithoutExtension(f)));

    [Theory]
    [MemberData(nameof(Questions))]
    public void The_question_has_the_expected_answer(string name)
    {
        string query = Text(name + ".rq");

        using QueryAnswer answer = new QueryEngine().Execute(query, Repository.Source, 0, QueryOptions.Default, TestContext.Current.CancellationToken);

        if (answer.Form == QueryForm.Ask)
        {
            Assert.Equal(Text(name + ".tsv").Trim(), answer.Boolean ? "true" : "false");
            return;
        }

        using var output = new MemoryStream();
        SparqlResultFormat.Tsv.Write(answer.Solutions, output, TestContext.Current.CancellationToken);
        string[] actual = Lines(Encoding.UTF8.GetString(output.ToArray()));
        string[] expected = Lines(Text(name + ".tsv"));
        Assert.True(expected.Length > 1, "An expected answer without rows hides a broken question.");
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void There_are_at_least_forty_questions_for_five_people_in_both_languages()
    {
        List<string> texts = Repository.Files("ontology/competency", "*.rq").Select(File.ReadAllText).ToList();

        Assert.InRange(texts.Count, 40, int.MaxValue);
        Assert.All(texts, t => Assert.Matches("(?s)^# de: .+\\?\n# en: .+\\?\n# for: .+\n", t));
        foreach (string who in new[] { "researcher", "project", "ministry officer", "portal operator", "community or data provider" })
        {
            Assert.Contains(texts, t => t.Contains($"# for: {who}\n", StringComparison.Ordinal));
        }
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, "ontology", "competency", file));

    /// <summary>The heading, then the rows in one order: the questions' own ORDER BY serves readers, and tests of the engine hold it.</summary>
    private static string[] Lines(string table)
    {
        string[] lines = table.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return [lines[0], .. lines.Skip(1).Order(StringComparer.Ordinal)];
    }
}
