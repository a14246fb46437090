using System.CommandLine;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>civic convert: any RDF syntax to any other, streaming.</summary>
internal static class ConvertCommand
{
    public static Command Create(CliStreams io)
    {
        var file = new Argument<string>("FILE") { Description = "A file, or - for the standard input." };
        var from = new Option<string?>("--from") { Description = "The syntax of the input, where the name does not tell it.", HelpName = "F" };
        var to = new Option<string>("--to") { Description = "The syntax to write.", HelpName = "F", DefaultValueFactory = _ => "turtle" };
        Option<string?> baseIri = CommonOptions.Base();
        Option<bool> lenient = CommonOptions.Lenient();
        var canonical = new Option<bool>("--canonical") { Description = "Write canonical N-Quads (RDFC-1.0)." };
        var frame = new Option<string?>("--frame") { Description = "A JSON-LD frame.", HelpName = "FILE" };
        var command = new Command("convert", "Convert RDF from one syntax to another.") { file, from, to, baseIri, lenient, canonical, frame };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            if (parsed.GetValue(canonical) || parsed.GetValue(frame) is not null)
            {
                throw new NotSupportedException("convert --canonical and --frame are not supported yet.");
            }

            string name = parsed.GetValue(file)!;
            RdfFormat source = InputDocument.FormatOf(name, parsed.GetValue(from));
            RdfFormat target = InputDocument.Format(parsed.GetValue(to)!);
            RdfReadOptions options = ReadOptions(io, name, parsed.GetValue(baseIri), parsed.GetValue(lenient));
            await Task.Run(() => Convert(io, name, source, target, options, cancellation), cancellation);
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

    private static void Convert(CliStreams io, string name, RdfFormat source, RdfFormat target, RdfReadOptions options, CancellationToken cancellation)
    {
        using Stream input = InputDocument.Open(name, io);
        using var output = new BufferedStream(new UnclosedStream(io.Out), 1 << 16);
        using IRdfWriter writer = target.OpenWriter(output);
        try
        {
            source.Read(input, writer, options, cancellation);
        }
        catch (RdfSyntaxException error)
        {
            throw new DocumentException($"{name}:{error.Line}:{error.Column}: {error.Message}", error);
        }

        writer.Complete();
        output.Flush();
    }
}
