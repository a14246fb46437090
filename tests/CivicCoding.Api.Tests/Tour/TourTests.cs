using System.Diagnostics;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Tour;

[Collection(NetworkCollection.Name)]
public sealed class TourTests(NetworkServer network)
{
    [Fact]
    public async Task Every_command_of_the_tour_works()
    {
        string file = Path.Combine(Root(), "docs", "tour.md");
        string[] commands = [.. (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Where(l => l.StartsWith("curl ", StringComparison.Ordinal))];
        Assert.True(commands.Length >= 4);
        string[] expected = ["CIP-Ideenwettbewerb", "\"reasons\"", "\"items\"", "dcat:Catalog"];
        for (int i = 0; i < commands.Length; i++)
        {
            string output = await RunAsync(commands[i].Replace("http://127.0.0.1:5080", network.Server.Address.TrimEnd('/'), StringComparison.Ordinal).Replace("curl -s", "curl -sS --fail-with-body", StringComparison.Ordinal));
            Assert.Contains(expected[i], output, StringComparison.Ordinal);
        }
    }

    private static async Task<string> RunAsync(string command)
    {
        Process? shell = null;
        try
        {
            shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no shell to run the commands with.");
        }

        using (shell)
        {
            Task<string> error = shell!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.SkipWhen(shell.ExitCode == 127, "curl is not installed.");
            Assert.True(shell.ExitCode == 0, $"{command}\n{output}\n{await error}");
            return output;
        }
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CivicCoding.sln")))
        {
            folder = folder.Parent;
        }

        Assert.SkipWhen(folder is null, "The checkout with docs/tour.md is not above the test's folder.");
        return folder!.FullName;
    }
}
