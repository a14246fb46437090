using System.CommandLine;
using CivicCoding.Api.Cli.Conformance;

namespace CivicCoding.Api.Cli;

/// <summary>The commands that keep a store, fill it from elsewhere and check what is in it.</summary>
internal static class OperationCommands
{
    public static IEnumerable<Command> All(CliStreams io) =>
    [
        ImportCommand.Create(io),
        ExportCommand.Create(io),
        ValidateCommand.Create(io),
        MatchingCommands.Train(io),
        MatchingCommands.Eval(io),
        ConformanceCommand.Create(io),
        NotBuiltCommand.Create(io, "backup", "Copy the store to a folder."),
        NotBuiltCommand.Create(io, "restore", "Make a store from a backup."),
        StoreCommands.Verify(io),
        StoreCommands.Compact(io),
        NotBuiltCommand.Create(io, "erase", "Erase a thing everywhere, with a receipt."),
    ];
}
