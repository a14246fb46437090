using System.CommandLine;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Validation;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>civic validate: a document or a store against shapes, ours or any; the report as text, JSON or RDF.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliStreams io)
    {
        var file = new Argument<string?>("FILE") { Description = "A file, an http or https address, or - for the standard input; not needed with --store.", Arity = ArgumentArity.ZeroOrOne };
        var shapes = new Option<string[]>("--shapes") { Description = "A file or folder of shapes, more than once for more; else the shapes of our ontology, with its terms and code lists beside the document.", HelpName = "FILE", DefaultValueFactory = _ => [] };
        var profile = new Option<string?>("--profile") { Description = $"Instead of shapes: {string.Join(", ", NamedShapes.Names)}.", HelpName = "P" };
        var language = new Option<string>("--lang") { Description = "The language of messages: de or en.", HelpName = "L", DefaultValueFactory = _ => "en" };
        var format = new Option<string>("--format") { Description = "text, json, turtle or another RDF syntax.", HelpName = "F", DefaultValueFactory = _ => "text" };
        var from = new Option<string?>("--from") { Description = "The syntax of the input, where the name does not tell it.", HelpName = "F" };
        var store = new Option<string?>("--store") { Description = "Without FILE: the store to check; where a server holds it, the server checks. With FILE: the store whose JSON-LD contexts are used.", HelpName = "DIR" };
        var graph = new Option<string?>("--graph") { Description = "The one graph of the store to check; else all.", HelpName = "IRI" };
        var timeout = new Option<double>("--timeout") { Description = "Seconds.", HelpName = "S", DefaultValueFactory = _ => 600 };
        var maxResults = new Option<int>("--max-results") { Description = "The most findings; more ends the check without a report.", HelpName = "N", DefaultValueFactory = _ => 1_000_000 };
        Option<string?> baseIri = CommonOptions.Base();
        Option<bool> lenient = CommonOptions.Lenient();
        var command = new Command("validate", "Check a document or a store against shapes. Exits with 1 where it does not conform.") { file, shapes, profile, language, format, from, store, graph, timeout, maxResults, baseIri, lenient };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, () =>
        {
            string output = parsed.GetValue(format)!;
            var request = new ValidateRequest
            {
                File = parsed.GetValue(file),
                Shapes = parsed.GetValue(shapes)!,
                Profile = parsed.GetValue(profile),
                Language = parsed.GetValue(language)!,
                Output = output,
                OutputSyntax = output is "text" or "json" ? null : InputDocument.Format(output),
                From = parsed.GetValue(from),
                Store = parsed.GetValue(store),
                Graph = parsed.GetValue(graph),
                Timeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                MaxResults = parsed.GetValue(maxResults),
                Base = parsed.GetValue(baseIri),
                Lenient = parsed.GetValue(lenient),
            };
            return new ValidateRun(io, request).RunAsync(cancellation);
        }));
        return command;
    }
}
