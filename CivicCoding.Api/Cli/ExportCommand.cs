using System.CommandLine;
using CivicCoding.Api.Catalog;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>civic export: the whole catalogue in one document, in a profile.</summary>
internal static class ExportCommand
{
    public static Command Create(CliStreams io)
    {
        var profile = new Option<string?>("--profile") { Description = string.Join(", ", ExportProfiles.All.Select(p => p.Name)) + ".", HelpName = "P" };
        Option<string?> store = CommonOptions.Store();
        var output = new Option<string?>("--out") { Description = "The file to write; its name tells the syntax. Else Turtle on the standard output.", HelpName = "FILE" };
        var publicBase = new Option<string>("--base") { Description = "The public address of the server.", HelpName = "IRI", DefaultValueFactory = _ => "http://127.0.0.1:5080/" };
        var command = new Command("export", "Write the catalogue of a store in a profile.") { profile, store, output, publicBase };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            IExportProfile chosen = ExportProfiles.Find(parsed.GetValue(profile))
                ?? throw new UsageException($"There is no profile '{parsed.GetValue(profile)}'. There are: {string.Join(", ", ExportProfiles.All.Select(p => p.Name))}.");
            string? path = parsed.GetValue(output);
            RdfFormat format = path is null ? RdfFormat.Turtle : RdfFormat.FromFileName(path) ?? throw new UsageException($"{path}: the name does not tell an RDF syntax.");
            await using GraphHost host = StoreOpening.Open(StoreFolder.Resolve(parsed.GetValue(store)), create: false);
            CatalogueReader reader = CatalogApi.CatalogueOf(host.Folder, host.Store);
            if (path is null)
            {
                await using var stream = new BufferedStream(new UnclosedStream(io.Out), 1 << 16);
                await CatalogueWriter.WriteAllAsync(reader, chosen, format, parsed.GetValue(publicBase)!, stream, cancellation);
                return ExitCode.Done;
            }

            string temporary = path + ".new";
            await using (FileStream file = File.Create(temporary))
            {
                await CatalogueWriter.WriteAllAsync(reader, chosen, format, parsed.GetValue(publicBase)!, file, cancellation);
            }

            File.Move(temporary, path, overwrite: true);
            return ExitCode.Done;
        }));
        return command;
    }
}
