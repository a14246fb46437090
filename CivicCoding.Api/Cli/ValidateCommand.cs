using System.CommandLine;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>civic validate: a document against shapes, ours or any; the report as text, JSON or RDF.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliStreams io)
    {
        var file = new Argument<string>("FILE") { Description = "A file, or - for the standard input." };
        var shapes = new Option<string[]>("--shapes") { Description = "A file or folder of shapes, more than once for more; else the shapes of our ontology, with its terms and code lists beside the document.", HelpName = "FILE", DefaultValueFactory = _ => [] };
        var profile = new Option<string?>("--profile") { Description = "A profile instead of shapes. Not supported yet.", HelpName = "P" };
        var language = new Option<string>("--lang") { Description = "The language of messages: de or en.", HelpName = "L", DefaultValueFactory = _ => "en" };
        var format = new Option<string>("--format") { Description = "text, json, turtle or another RDF syntax.", HelpName = "F", DefaultValueFactory = _ => "text" };
        var from = new Option<string?>("--from") { Description = "The syntax of the input, where the name does not tell it.", HelpName = "F" };
        Option<string?> baseIri = CommonOptions.Base();
        Option<bool> lenient = CommonOptions.Lenient();
        Option<string?> store = CommonOptions.ContextStore();
        var command = new Command("validate", "Check a document against shapes. Exits with 1 where it does not conform.") { file, shapes, profile, language, format, from, baseIri, lenient, store };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            if (parsed.GetValue(profile) is not null)
            {
                throw new NotSupportedException("validate --profile is not supported yet. Name the files of shapes by --shapes.");
            }

            string name = parsed.GetValue(file)!;
            string output = parsed.GetValue(format)!;
            RdfFormat? syntax = output is "text" or "json" ? null : InputDocument.Format(output);
            await using var contexts = new CommandContexts(parsed.GetValue(store));
            RdfReadOptions options = ConvertCommand.ReadOptions(io, name, parsed.GetValue(baseIri), parsed.GetValue(lenient)) with { Contexts = contexts.Find };
            string[] told = parsed.GetValue(shapes)!;
            ValidationReport report = await Task.Run(() => Validate(io, name, parsed.GetValue(from), options, told, cancellation), cancellation);
            Write(report, io, syntax, output, parsed.GetValue(language)!);
            return report.Conforms ? ExitCode.Done : ExitCode.AnswerIsNo;
        }));
        return command;
    }

    private static ValidationReport Validate(CliStreams io, string name, string? from, RdfReadOptions options, string[] told, CancellationToken cancellation)
    {
        var shapes = new MergedDocuments(io);
        var data = new MergedDocuments(io);
        data.Add(name, from, options, cancellation);
        if (told.Length == 0)
        {
            string ontology = Path.Combine(AppContext.BaseDirectory, "ontology");
            told = [Path.Combine(ontology, "shapes")];
            Add(data, Path.Combine(ontology, "civic.ttl"), io, cancellation);
            Add(data, Path.Combine(ontology, "network", "reference.trig"), io, cancellation);
            Add(data, Path.Combine(ontology, "network", "skills.trig"), io, cancellation);
        }

        foreach (string file in told.SelectMany(Files))
        {
            shapes.Add(file, null, ConvertCommand.ReadOptions(io, file, null, lenient: false) with { Contexts = options.Contexts }, cancellation);
        }

        try
        {
            return new ShaclValidator(ShapesGraph.From(shapes.Quads)).Validate(MemoryQuadSource.From(data.Quads), cancellation: cancellation);
        }
        catch (ShaclFailureException failure)
        {
            throw new DocumentException($"{string.Join(", ", told)}: the shapes cannot be used: {failure.Message}", failure);
        }
    }

    private static void Add(MergedDocuments into, string file, CliStreams io, CancellationToken cancellation) =>
        into.Add(file, null, ConvertCommand.ReadOptions(io, file, null, lenient: false), cancellation);

    /// <summary>The file, or the RDF documents of a folder in order of their names.</summary>
    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path).Where(f => RdfFormat.FromFileName(f) is not null).Order(StringComparer.Ordinal)
        : [path];

    private static void Write(ValidationReport report, CliStreams io, RdfFormat? syntax, string format, string language)
    {
        using var output = new BufferedStream(new UnclosedStream(io.Out), 1 << 16);
        if (syntax is not null)
        {
            using IRdfWriter writer = syntax.OpenWriter(output);
            report.WriteTo(writer);
            writer.Complete();
        }
        else if (format == "json")
        {
            report.WriteJson(output);
            output.WriteByte((byte)'\n');
        }
        else
        {
            using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            report.WriteText(text, language);
        }

        output.Flush();
    }
}
