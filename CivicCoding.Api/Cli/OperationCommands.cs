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
        BackupCommands.Backup(io),
        BackupCommands.Restore(io),
        StoreCommands.Verify(io),
        StoreCommands.Compact(io),
        BackupCommands.Erase(io),
    ];
}
