using System.CommandLine;

namespace CivicCoding.Api.Cli;

/// <summary>The commands of the program; `serve` where none is named.</summary>
public static class CivicCommands
{
    public static async Task<int> RunAsync(string[] args, CliStreams? streams = null)
    {
        CliStreams io = streams ?? CliStreams.Process;
        ParseResult parsed = Create(io).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal))
            {
                await io.Error.WriteLineAsync(message);
            }

            await io.Error.WriteLineAsync("`civic --help` and `civic COMMAND --help` tell how to call it.");
            return ExitCode.WrongUse;
        }

        // Commands and the server handle signals themselves.
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Error = io.Error };
        await using var output = new StreamWriter(new UnclosedStream(io.Out)) { AutoFlush = true };
        configuration.Output = output;
        return await parsed.InvokeAsync(configuration);
    }

    private static RootCommand Create(CliStreams io)
    {
        var root = new RootCommand("Civic Coding: a knowledge graph and matchmaking engine for AI that serves the common good.")
        {
            ServeCommand.Create(io),
            LoadCommand.Create(io),
            ConvertCommand.Create(io),
            QueryCommand.Create(io),
            UpdateCommand.Create(io),
        };
        foreach (Command command in OperationCommands.All(io))
        {
            root.Add(command);
        }

        ServeCommand.Fill(root, io);
        return root;
    }
}
