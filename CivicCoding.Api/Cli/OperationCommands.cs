using System.CommandLine;
using CivicCoding.Api.Cli.Conformance;

namespace CivicCoding.Api.Cli;

/// <summary>The commands that keep a store, fill it from elsewhere and check what is in it.</summary>
internal static class OperationCommands
{
    public static IEnumerable<Command> All(CliStreams io) =>
    [
        NotBuiltCommand.Create(io, "import", "Import from a source: csv, dcat, ckan, publiccode, dpg, cordis, ecosystem, vocab, context."),
        NotBuiltCommand.Create(io, "export", "Write the catalogue in a profile: dcat-ap, dcat-ap-de, mldcat-ap, schema-org."),
        NotBuiltCommand.Create(io, "validate", "Check a document against shapes."),
        NotBuiltCommand.Create(io, "train", "Train the matching model."),
        NotBuiltCommand.Create(io, "eval", "Evaluate matching."),
        ConformanceCommand.Create(io),
        NotBuiltCommand.Create(io, "backup", "Copy the store to a folder."),
        NotBuiltCommand.Create(io, "restore", "Make a store from a backup."),
        NotBuiltCommand.Create(io, "verify", "Check the store and print counts and a hash of all quads."),
        NotBuiltCommand.Create(io, "compact", "Rewrite the store without what was deleted."),
        NotBuiltCommand.Create(io, "erase", "Erase a thing everywhere, with a receipt."),
    ];
}
