using System.Globalization;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>civic import vocab FILE: the code lists of an RDF document, each as a named graph of its own that a later import replaces.</summary>
internal static class VocabImport
{
    /// <param name="io">Where messages go.</param>
    /// <param name="file">The document, in any RDF syntax that its name tells.</param>
    /// <param name="store">The folder as it was given.</param>
    /// <param name="dryRun">True: nothing is saved.</param>
    /// <param name="cancellation">Ends the import; the list that is being written stays as it was.</param>
    public static async Task<int> RunAsync(CliStreams io, string file, string? store, bool dryRun, CancellationToken cancellation)
    {
        IReadOnlyList<CodeList> lists = Read(io, file, cancellation);
        await using GraphHost? host = dryRun ? null : StoreOpening.Open(StoreFolder.Resolve(store), create: true);
        foreach (CodeList list in lists)
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"<{list.Scheme.Value}>: {list.Concepts} concepts");
            if (host is not null)
            {
                (long added, long removed) = await ImportCommand.StoreAsync(host.Store, list.Quads, cancellation);
                line += string.Create(CultureInfo.InvariantCulture, $", {added} added, {removed} removed in <{list.Graph.Value}>");
            }

            io.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private static IReadOnlyList<CodeList> Read(CliStreams io, string file, CancellationToken cancellation)
    {
        var document = new Dataset();
        try
        {
            using Stream stream = InputDocument.Open(file, io);
            InputDocument.FormatOf(file, null).Read(stream, new Bounded(document, file), ConvertCommand.ReadOptions(io, file, null, lenient: true), cancellation);
            return CodeListReader.Read(document, file);
        }
        catch (RdfSyntaxException error)
        {
            throw new DocumentException($"{file}:{error.Line}:{error.Column}: {error.Message}", error);
        }
        catch (HarvestException error)
        {
            throw new DocumentException(error.Message, error);
        }
    }

    private sealed class Bounded(Dataset document, string file) : IQuadSink
    {
        private int _count;

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            if (++_count > CodeListReader.MaxTriples)
            {
                throw new HarvestException(file, 0, string.Create(CultureInfo.InvariantCulture, $"it holds more than {CodeListReader.MaxTriples} triples, which is no code list."));
            }

            ((IQuadSink)document).Quad(subject, predicate, @object, TermSpan.None);
        }
    }
}
