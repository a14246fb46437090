using System.Net.Http.Headers;
using System.Text;
using CivicCoding.Api.Cli;
using CivicCoding.Api.Tests.Architecture;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;

namespace CivicCoding.Api.Tests.Cli;

public sealed class BackupCommandTests : IDisposable
{
    private const string Secret = "Wilhelmine Geheimrat";

    private readonly string _root = Directory.CreateTempSubdirectory("civic-ops-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_root, "store");

    private string Backup => Path.Combine(_root, "backup");

    private string Restored => Path.Combine(_root, "restored");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task The_restore_drill_gives_the_same_hash()
    {
        await DoAsync($"update - --store {Store}", "INSERT DATA { <urn:a> <urn:p> \"one\" , \"two\"@de , 3 }");
        string verified = await DoAsync($"verify --store {Store}");
        Assert.StartsWith("backup of commit 1: 3 quads, ", await DoAsync($"backup {Backup} --store {Store}"), StringComparison.Ordinal);
        string restored = await DoAsync($"restore {Backup} --store {Restored}");
        Assert.Equal(verified.Trim(), restored.Split('\n')[0]);
        Assert.Equal(verified, await DoAsync($"verify --store {Restored}"));
        (int code, _, string error) = await CliTests.RunAsync($"restore {Backup} --store {Restored}");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains("is not empty", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_restore_drill_of_the_manual_works_as_written()
    {
        await DoAsync($"update - --store {Store}", "INSERT DATA { <urn:a> <urn:p> \"one\" , \"two\"@de , 3 }");
        string manual = await File.ReadAllTextAsync(Path.Combine(Checkout.Folder(), "docs", "operating.md"), Cancellation);
        string drill = manual.Split("## Restore drill")[1].Split("\n## ")[0];
        string[] commands = [.. drill.Split('\n').Where(l => l.StartsWith("    civic ", StringComparison.Ordinal)).Select(l => l.Trim()["civic ".Length..])];
        Assert.Equal(["verify", "backup", "restore", "verify"], commands.Select(c => c.Split(' ')[0]));
        var answers = new List<string>();
        foreach (string command in commands)
        {
            answers.Add(await DoAsync(command.Replace("/var/lib/civic/", _root + "/", StringComparison.Ordinal).Replace("/var/backups/civic/", _root + "/backups/", StringComparison.Ordinal)));
        }

        Assert.Equal(answers[0], answers[3]);
    }

    [Fact]
    public async Task While_a_server_holds_the_store_it_makes_the_backup_and_erases()
    {
        await using RunningServer server = await RunningServer.StartAsync(RdfStore.Open(Store), folder: Store);
        await DoAsync($"update - --store {Store}", $"INSERT DATA {{ <urn:person> <http://www.w3.org/2000/01/rdf-schema#label> \"{Secret}\"@de . <urn:other> <http://www.w3.org/2000/01/rdf-schema#label> \"another\" }}");
        await IndexedAsync();
        Assert.StartsWith("backup of commit 1: 2 quads", await DoAsync($"backup {Backup} --store {Store}"), StringComparison.Ordinal);
        Assert.True(Holds(Store));
        string receipt = await DoAsync($"erase urn:person --store {Store}");
        Assert.Contains("1 quads removed", receipt, StringComparison.Ordinal);
        Assert.Contains("1 values are in no file", receipt, StringComparison.Ordinal);
        Assert.Contains(Backup, receipt, StringComparison.Ordinal);
        Assert.False(Holds(Store));
        Assert.StartsWith("backup of commit 2: 1 quads", await DoAsync($"backup {Backup} --store {Store}"), StringComparison.Ordinal);
        Assert.False(Holds(Backup));
        Assert.StartsWith("commit 2: 1 quads, ", await DoAsync($"restore {Backup} --store {Restored}"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Restored, "keys.json")));
        (int code, _, string error) = await CliTests.RunAsync($"restore {Backup} --store {Store}");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains("held by process", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_the_network_a_backup_takes_no_path()
    {
        await using RunningServer server = await RunningServer.StartAsync(RdfStore.Open(Store), folder: Store);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/admin/backup") { Content = new StringContent($$"""{ "folder": "{{Backup}}" }""", Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.AdminKey);
        using HttpResponseMessage answer = await server.Client.SendAsync(request, Cancellation);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.False(Directory.Exists(Backup));
        using HttpResponseMessage without = await server.Client.PostAsync("/api/v1/admin/erase", new StringContent("{\"iri\":\"urn:a\"}", Encoding.UTF8, "application/json"), Cancellation);
        Assert.Equal(401, (int)without.StatusCode);
    }

    [Fact]
    public async Task Erasing_without_a_server_takes_the_text_index_along()
    {
        await using (RunningServer server = await RunningServer.StartAsync(RdfStore.Open(Store), folder: Store))
        {
            await DoAsync($"update - --store {Store}", $"INSERT DATA {{ <urn:person> <http://www.w3.org/2000/01/rdf-schema#label> \"{Secret}\" }}");
            await DoAsync($"backup {Backup} --store {Store}");
        }

        await DoAsync($"restore {Backup} --store {Restored}");
        Directory.CreateDirectory(Path.Combine(Restored, "text"));
        await File.WriteAllTextAsync(Path.Combine(Restored, "text", "_0.fdt"), Secret, Cancellation);
        Assert.Contains("1 quads removed", await DoAsync($"erase <urn:person> --store {Restored}"), StringComparison.Ordinal);
        Assert.False(Holds(Restored));
    }

    [Fact]
    public async Task An_erased_dataset_leaves_the_memory_of_the_catalogue_with_and_without_a_server()
    {
        const string dataset = "https://example.org/datasets/wilhelmine-geheimrat";
        string data = string.Concat(new[] { dataset, dataset + "-2", "https://example.org/other" }.Select(d => $"<{d}> a <http://www.w3.org/ns/dcat#Dataset> . "));
        await using (RunningServer server = await RunningServer.StartAsync(RdfStore.Open(Store), folder: Store))
        {
            await DoAsync($"update - --store {Store}", $"INSERT DATA {{ {data} }}");
            Assert.Contains(dataset, await server.Client.GetStringAsync("/catalog.nt", Cancellation), StringComparison.Ordinal);
            Assert.NotEmpty(FilesWith(dataset + "\n"));
            await DoAsync($"erase {dataset} --store {Store}");
            Assert.Empty(FilesWith(dataset + "\n"));
            string after = await server.Client.GetStringAsync("/catalog.nt", Cancellation);
            Assert.DoesNotContain($"<{dataset}>", after, StringComparison.Ordinal);
            Assert.DoesNotContain($"<{dataset}#removed>", after, StringComparison.Ordinal);
            Assert.Empty(FilesWith(dataset + "\n"));
            Assert.NotEmpty(FilesWith(dataset + "-2\n"));
        }

        await DoAsync($"update - --store {Store}", $"INSERT DATA {{ {data} }}");
        await File.WriteAllTextAsync(Path.Combine(Store, "catalogue-shown.tsv"), $"shown\t{dataset}\nremoved\t{dataset}-2\t2026-01-02\nshown\thttps://example.org/other\n", Cancellation);
        await DoAsync($"erase {dataset} --store {Store}");
        await DoAsync($"erase {dataset}-2 --store {Store}");
        Assert.Empty(FilesWith(dataset));
        Assert.NotEmpty(FilesWith("https://example.org/other"));
    }

    /// <summary>The files of the store that hold the bytes; the audit trail says by purpose what was erased.</summary>
    private string[] FilesWith(string text) =>
        [.. FilesOf(Store).Where(f => !Path.GetFileName(f).StartsWith("audit", StringComparison.Ordinal) && Bytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)];

    /// <summary>Waits until the text index has it; a busy machine may take longer than a search waits.</summary>
    private async Task IndexedAsync()
    {
        for (int i = 0; i < 100; i++)
        {
            (int code, _, _) = await CliTests.RunAsync($"query - --store {Store}", "ASK { ?s <https://civic-coding.org/text#match> \"Wilhelmine\" }");
            if (code == ExitCode.Done)
            {
                return;
            }

            await Task.Delay(100, Cancellation);
        }

        Assert.Fail("The text is not found.");
    }

    private static async Task<string> DoAsync(string command, string input = "")
    {
        (int code, string output, string error) = await CliTests.RunAsync(command, input);
        Assert.True(code == ExitCode.Done, error);
        return output;
    }

    private static bool Holds(string folder)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(Secret);
        return FilesOf(folder).Any(file =>
        {
            byte[] bytes = Bytes(file);
            // Lucene's own compression may cut the text: single words are looked for too, in small letters as analysed.
            return bytes.AsSpan().IndexOf(wanted) >= 0 || bytes.AsSpan().IndexOf("wilhelmin"u8) >= 0 || bytes.AsSpan().IndexOf("Geheimrat"u8) >= 0;
        });
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not ("lock" or "write.lock" or "civic.sock"));

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
