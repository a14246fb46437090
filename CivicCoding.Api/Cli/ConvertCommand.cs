using System.CommandLine;
using System.Text;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>civic convert: any RDF syntax to any other, streaming; canonical N-Quads and framed JSON-LD hold the data set.</summary>
internal static class ConvertCommand
{
    public static Command Create(CliStreams io)
    {
        var file = new Argument<string>("FILE") { Description = "A file, also .gz and .zst, or - for the standard input." };
        var from = new Option<string?>("--from") { Description = "The syntax of the input, where the name does not tell it.", HelpName = "F" };
        var to = new Option<string?>("--to") { Description = "The syntax to write: turtle where nothing is told.", HelpName = "F" };
        Option<string?> baseIri = CommonOptions.Base();
        Option<bool> lenient = CommonOptions.Lenient();
        var canonical = new Option<bool>("--canonical") { Description = "Write canonical N-Quads (RDFC-1.0)." };
        var frame = new Option<string?>("--frame") { Description = "Write JSON-LD in the shape of a frame.", HelpName = "FILE" };
        var pretty = new Option<bool>("--pretty") { Description = "Write for people: subjects grouped, lists, stable order. Holds the data set in memory." };
        Option<string?> store = CommonOptions.ContextStore();
        var command = new Command("convert", "Convert RDF from one syntax to another.") { file, from, to, baseIri, lenient, canonical, frame, pretty, store };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            string name = parsed.GetValue(file)!;
            string? framing = parsed.GetValue(frame);
            RdfFormat source = InputDocument.FormatOf(name, parsed.GetValue(from));
            RdfFormat target = Target(parsed.GetValue(to), parsed.GetValue(canonical), framing is not null);
            await using var contexts = new CommandContexts(parsed.GetValue(store));
            RdfReadOptions options = ReadOptions(io, name, parsed.GetValue(baseIri), parsed.GetValue(lenient)) with { Contexts = contexts.Find };
            Action work = parsed.GetValue(canonical) ? () => Canonicalize(io, name, source, options, cancellation)
                : framing is not null ? () => FramedDocument.Write(io, name, source, framing, options, cancellation)
                : () => Convert(io, name, source, target, options, parsed.GetValue(pretty), cancellation);
            await Task.Run(work, cancellation);
            return ExitCode.Done;
        }));
        return command;
    }

    public static RdfReadOptions ReadOptions(CliStreams io, string name, string? baseIri, bool lenient) => new()
    {
        Base = baseIri ?? (name == "-" ? null : new Uri(Path.GetFullPath(name)).AbsoluteUri),
        Lenient = lenient,
        Report = error => io.Error.WriteLine($"{name}:{error.Line}:{error.Column}: {error.Message}"),
    };

    /// <summary>Reads a document to its end; what is wrong with it is told with its name and place.</summary>
    /// <exception cref="DocumentException">It breaks the grammar.</exception>
    public static void Read(CliStreams io, string name, RdfFormat format, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation)
    {
        using Stream input = InputDocument.Open(name, io);
        try
        {
            format.Read(input, sink, options, cancellation);
        }
        catch (RdfSyntaxException error)
        {
            throw new DocumentException($"{name}:{error.Line}:{error.Column}: {error.Message}", error);
        }
    }

    private static RdfFormat Target(string? told, bool canonical, bool framed)
    {
        RdfFormat? target = told is null ? null : InputDocument.Format(told);
        if (canonical && framed)
        {
            throw new UsageException("--canonical writes N-Quads and --frame JSON-LD: choose one.");
        }

        if (canonical && target is not null && target != RdfFormat.NQuads)
        {
            throw new UsageException("--canonical writes N-Quads alone.");
        }

        if (framed && target is not null && target != RdfFormat.JsonLd)
        {
            throw new UsageException("--frame writes JSON-LD alone.");
        }

        return target ?? RdfFormat.Turtle;
    }

    private static void Convert(CliStreams io, string name, RdfFormat source, RdfFormat target, RdfReadOptions options, bool pretty, CancellationToken cancellation)
    {
        using var output = new BufferedStream(new UnclosedStream(io.Out), 1 << 16);
        using IRdfWriter writer = target.OpenWriter(output, new RdfWriteOptions { Pretty = pretty });
        try
        {
            Read(io, name, source, writer, options, cancellation);
            writer.Complete();
        }
        catch (InvalidOperationException error)
        {
            // What the target cannot express: a named graph in Turtle, a predicate that is no XML name.
            throw new DocumentException($"{name}: {error.Message}", error);
        }

        output.Flush();
    }

    private static void Canonicalize(CliStreams io, string name, RdfFormat source, RdfReadOptions options, CancellationToken cancellation)
    {
        var dataset = new Dataset();
        Read(io, name, source, dataset, options, cancellation);
        try
        {
            string text = Canonicalizer.Canonicalize(dataset, cancellation: cancellation).NQuads;
            using var output = new StreamWriter(new UnclosedStream(io.Out), new UTF8Encoding(false), 1 << 16);
            output.Write(text);
        }
        catch (InvalidOperationException error)
        {
            throw new DocumentException($"{name}: {error.Message}", error);
        }
    }
}
