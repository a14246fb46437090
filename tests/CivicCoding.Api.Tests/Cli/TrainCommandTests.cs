using System.Text;
using System.Text.Json.Nodes;
using CivicCoding.Api.Cli;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Api.Tests.Cli;

/// <summary>civic train on a store: alone, while a server holds it, and back again.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-train-test-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_store_with_too_little_to_learn_from_keeps_its_model_and_says_why()
    {
        await FillAsync(10);
        (int code, string output, string error) = await RunAsync("train", "--store", _folder);
        Assert.Equal(ExitCode.AnswerIsNo, code);
        Assert.Equal("", output);
        Assert.Contains("too little to learn from", error, StringComparison.Ordinal);
        Assert.Contains("there is none before it", (await RunAsync("train", "--rollback", "--store", _folder)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train", "--store", "X", "--out", "Y")]
    [InlineData("train", "--rollback", "--data", "X")]
    [InlineData("train", "--data", "X", "--watts", "0")]
    [InlineData("train", "--data", "X", "--trees", "0")]
    public async Task What_does_not_go_together_is_wrong_use(params string[] arguments) =>
        Assert.Equal(ExitCode.WrongUse, (await RunAsync(arguments)).Code);

    [Fact]
    public async Task Training_beside_a_running_server_tells_numbers_and_a_rollback_reaches_the_server()
    {
        await FillAsync(60);
        await using RdfStore store = RdfStore.Open(_folder);
        var feedback = new FeedbackStore(store, TimeProvider.System);
        await feedback.AddAsync(new Feedback(Project(1), Organisation(3), "useful", null, 2), "m", Cancellation);
        await feedback.AddAsync(new Feedback(Project(1), Organisation(4), "not", "topic", 3), "m", Cancellation);
        await using RunningServer server = await RunningServer.StartAsync(store, folder: _folder);
        (int code, string output, string error) = await RunAsync("train", "--store", _folder, "--trees", "5");
        Assert.True(code == ExitCode.Done, error);
        Assert.Contains("1 of them from feedback", output, StringComparison.Ordinal);
        Assert.Contains("nDCG@10", output, StringComparison.Ordinal);
        Assert.Contains("The server ranks with ", output, StringComparison.Ordinal);
        // A version that is in use whatever the training said: the shipped files under another name.
        var models = new ModelFolder(_folder);
        (string name, string version) = models.Next();
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(RankerModel.DefaultPath)!))
        {
            File.Copy(file, Path.Combine(version, Path.GetFileName(file)));
        }

        string card = Path.Combine(version, RankerModel.CardName);
        JsonNode told = JsonNode.Parse(await File.ReadAllTextAsync(card, Cancellation))!;
        told["name"] = "partners-copy";
        await File.WriteAllTextAsync(card, told.ToJsonString(), Cancellation);
        string[] before = [.. models.InUse];
        models.Take(name);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/admin/model") { Headers = { Authorization = new("Bearer", server.AdminKey) } };
        (await server.Client.SendAsync(request, Cancellation)).EnsureSuccessStatusCode();
        Assert.Contains("partners-copy", await server.Client.GetStringAsync("/health", Cancellation), StringComparison.Ordinal);
        (code, output, error) = await RunAsync("train", "--rollback", "--store", _folder);
        Assert.True(code == ExitCode.Done, error);
        Assert.Equal(before, models.InUse);
        Assert.DoesNotContain("partners-copy", await server.Client.GetStringAsync("/health", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_model_of_the_store_is_told_by_health_and_answers_go_on()
    {
        await FillAsync(20);
        var models = new ModelFolder(_folder);
        (string name, string version) = models.Next();
        await File.WriteAllTextAsync(Path.Combine(version, RankerModel.FileName), "broken", Cancellation);
        models.Take(name);
        await using RdfStore store = RdfStore.Open(_folder);
        await using RunningServer server = await RunningServer.StartAsync(store, folder: _folder);
        Assert.Contains("The shipped model ranks instead", await server.Client.GetStringAsync("/health", Cancellation), StringComparison.Ordinal);
        Assert.Contains("\"items\":[{", await server.Client.GetStringAsync("/api/v1/projects/p1/partners", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_encoder_in_the_settings_nothing_of_it_is_loaded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has loaded is read from /proc.");
        await using CivicProcess server = await CivicProcess.ServeAsync(_folder);
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        using HttpResponseMessage answer = await client.PostAsync("/api/v1/match", new StringContent("{\"text\":\"Vogelstimmen im Wald\"}", Encoding.UTF8, "application/json"), Cancellation);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.DoesNotContain("onnxruntime", await File.ReadAllTextAsync($"/proc/{server.Id}/maps", Cancellation), StringComparison.OrdinalIgnoreCase);
    }

    private static string Project(int number) => CivicVocabulary.Id("projects", "p" + number).Value;

    private static string Organisation(int number) => CivicVocabulary.Id("organisations", "o" + number).Value;

    private async Task FillAsync(int projects)
    {
        var random = new Random(4);
        var turtle = new StringBuilder("@prefix civic: <https://civic-coding.org/ns#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .\n");
        for (int o = 0; o < 30; o++)
        {
            turtle.AppendLine($"<{Organisation(o)}> a civic:Organisation ; rdfs:label \"House {o}\"@en .");
        }

        for (int p = 0; p < projects; p++)
        {
            int group = random.Next(3);
            string words = string.Join(' ', Enumerable.Range(0, 10).Select(_ => $"word{(group * 5) + random.Next(7)}"));
            turtle.AppendLine($"<{Project(p)}> a civic:Project ; rdfs:label \"Project {p}\"@en ; dct:description \"{words}\"@en ; schema:startDate \"20{10 + (p / 6)}-0{1 + (p % 6)}-01\"^^<http://www.w3.org/2001/XMLSchema#date> .");
            foreach ((int member, int at) in Enumerable.Range(0, 10).OrderBy(_ => random.Next()).Take(5).Select((m, i) => ((group * 10) + m, i)))
            {
                turtle.AppendLine($"<{Project(p)}#{at}> a civic:Participation ; civic:inProject <{Project(p)}> ; civic:participant <{Organisation(member)}> ; civic:role civic:{(at == 0 ? "Coordinator" : "Partner")} .");
            }
        }

        await using RdfStore store = RdfStore.Open(_folder);
        using var document = new MemoryStream(Encoding.UTF8.GetBytes(turtle.ToString()));
        await store.PostGraphAsync(new Iri("https://civic-coding.org/graph/test"), document, RdfFormat.Turtle, null, Cancellation);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new MemoryStream();
        var error = new StringWriter();
        int code = await CivicCommands.RunAsync(arguments, new CliStreams(Stream.Null, output, error));
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
