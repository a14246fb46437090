using System.Text;
using CivicCoding.Api.Cli;

namespace CivicCoding.Api.Tests.Cli;

public sealed class CliTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("serve --no-such-option")]
    [InlineData("convert")]
    [InlineData("serve --urls ftp://x")]
    [InlineData("serve --open-writes --urls http://0.0.0.0:5080")]
    [InlineData("convert - --from nonsense")]
    [InlineData("erase nonsense")]
    [InlineData("restore /tmp")]
    public async Task Wrong_use_exits_with_2_and_says_why(string line)
    {
        (int code, _, string error) = await RunAsync(line);
        Assert.Equal(ExitCode.WrongUse, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task A_missing_file_exits_with_3_and_is_named()
    {
        (int code, _, string error) = await RunAsync("load /nowhere/at-all.ttl --store /tmp/never");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains("/nowhere/at-all.ttl", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_commands()
    {
        (int code, string output, _) = await RunAsync("--help");
        Assert.Equal(ExitCode.Done, code);
        foreach (string command in new[] { "serve", "load", "convert", "query", "update", "import", "export", "validate", "train", "eval", "conformance", "backup", "restore", "verify", "compact", "erase" })
        {
            Assert.Contains(command, output, StringComparison.Ordinal);
        }
    }

    internal static async Task<(int Code, string Output, string Error)> RunAsync(string line, string input = "")
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var standardInput = new MemoryStream(Encoding.UTF8.GetBytes(input));
        int code = await CivicCommands.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), new CliStreams(standardInput, output, error));
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
