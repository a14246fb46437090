using System.Text.RegularExpressions;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Sparql;

[Collection(NetworkCollection.Name)]
public sealed partial class SparqlGuideTests(NetworkServer network)
{
    private const string Id = "https://civic-coding.org/id/";

    [Theory]
    [InlineData(0, 175, "organisations/bmftr", "")]
    [InlineData(1, 109, "", "dct:subject/skos:broader* => dct:subject")]
    [InlineData(2, 0, "", "(^civic:inProject/civic:participant)?/ => ")]
    [InlineData(3, 9, "", "/dct:isPartOf* => ")]
    [InlineData(4, 5, "organisations/bmbf,", "")]
    public async Task A_path_of_the_guide_finds_what_it_says_and_more_than_a_single_step(int example, int least, string has, string single)
    {
        string text = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "sparql.md"), TestContext.Current.CancellationToken);
        MatchCollection examples = Example().Matches(text);
        Assert.Equal(5, examples.Count);
        string query = examples[example].Groups[1].Value;
        string[] found = await AskAsync(query);
        Assert.True(found.Length >= Math.Max(1, least), $"{found.Length} solutions");
        Assert.Contains(found, line => line.Contains(Id + has, StringComparison.Ordinal));
        if (single.Split(" => ") is [var path, var step])
        {
            Assert.Contains(path, query, StringComparison.Ordinal);
            Assert.True((await AskAsync(query.Replace(path, step, StringComparison.Ordinal))).Length < found.Length);
        }
    }

    private async Task<string[]> AskAsync(string query)
    {
        string csv = await network.Client.GetStringAsync("/sparql?format=csv&query=" + Uri.EscapeDataString(query), TestContext.Current.CancellationToken);
        return [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CivicCoding.sln")))
        {
            folder = folder.Parent;
        }

        Assert.SkipWhen(folder is null, "The checkout with docs/sparql.md is not above the test's folder.");
        return folder!.FullName;
    }

    [GeneratedRegex("```sparql\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
