using System.CommandLine;

namespace CivicCoding.Api.Cli;

/// <summary>A command of the contract that is not built yet: it says so, exit code 2.</summary>
internal static class NotBuiltCommand
{
    public static Command Create(CliStreams io, string name, string description)
    {
        var command = new Command(name, description + " Not supported yet.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (_, _) =>
        {
            await io.Error.WriteLineAsync($"civic {name} is not supported yet.");
            return ExitCode.WrongUse;
        });
        return command;
    }
}
