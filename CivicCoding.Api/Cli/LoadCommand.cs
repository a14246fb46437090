using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>civic load: RDF documents into a store, all or nothing.</summary>
internal static class LoadCommand
{
    public static Command Create(CliStreams io)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of any RDF syntax, also .gz and .zst; - is the standard input.", Arity = ArgumentArity.OneOrMore };
        Option<string?> store = CommonOptions.Store();
        var graph = new Option<string?>("--graph") { Description = "The named graph for the triples.", HelpName = "IRI" };
        var format = new Option<string?>("--format") { Description = "The syntax, where a name does not tell it.", HelpName = "F" };
        Option<string?> baseIri = CommonOptions.Base();
        Option<bool> lenient = CommonOptions.Lenient();
        var command = new Command("load", "Load RDF files into a store in bulk, all of them or none.") { files, store, graph, format, baseIri, lenient };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            Iri? target = parsed.GetValue(graph) is { } iri ? new Iri(iri) : null;
            List<LoadSource> sources = [];
            string current = "";
            foreach (string name in parsed.GetValue(files)!)
            {
                if (name != "-" && !File.Exists(name))
                {
                    throw new DocumentException($"{name}: there is no such file.");
                }

                RdfReadOptions options = ConvertCommand.ReadOptions(io, name, parsed.GetValue(baseIri), parsed.GetValue(lenient));
                sources.Add(new LoadSource(name, () => InputDocument.Open(current = name, io), InputDocument.FormatOf(name, parsed.GetValue(format)), target, options));
            }

            await using GraphHost host = StoreOpening.Open(StoreFolder.Resolve(parsed.GetValue(store)), create: true);
            Func<string, ReadOnlyMemory<byte>?> contexts = StoredContexts.Of(host.Store);
            sources = [.. sources.Select(s => s with { Options = s.Options! with { Contexts = contexts } })];
            var clock = Stopwatch.StartNew();
            WriteReceipt receipt;
            try
            {
                receipt = await LoadProgress.RunAsync(io, "Loading", progress => host.Store.LoadAsync(sources, progress, cancellation).AsTask());
            }
            catch (RdfSyntaxException error)
            {
                throw new DocumentException($"{current}:{error.Line}:{error.Column}: {error.Message}", error);
            }

            double seconds = clock.Elapsed.TotalSeconds;
            io.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{receipt.Added} triples in {seconds:0.00} s, {receipt.Added / Math.Max(seconds, 0.001):0} triples/s"));
            return ExitCode.Done;
        }));
        return command;
    }
}
