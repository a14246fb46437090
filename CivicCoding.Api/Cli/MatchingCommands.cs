using System.CommandLine;
using System.Text;
using CivicCoding.Api.Hosting;
using CivicCoding.Matching.Evaluation;
using CivicCoding.Matching.Training;

namespace CivicCoding.Api.Cli;

/// <summary>civic train and civic eval: the matching model and its measures.</summary>
internal static class MatchingCommands
{
    public static Command Train(CliStreams io)
    {
        Option<string?> data = Data();
        var output = new Option<string>("--out") { Description = "The folder for the model and its card.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var trees = new Option<int>("--trees") { Description = "The number of trees.", DefaultValueFactory = _ => 300 };
        var threads = new Option<int>("--threads") { Description = "The number of threads.", DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount) };
        Option<string?> store = CommonOptions.Store();
        var watts = new Option<double>("--watts") { Description = "The power of one busy core, for the estimate of energy.", DefaultValueFactory = _ => 15 };
        var command = new Command("train", "Train the partner ranker on consortia with known dates.") { data, store, output, trees, threads, watts };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, () =>
        {
            if (parsed.GetValue(data) is not { } folder)
            {
                throw new NotSupportedException("Training on a store is not supported yet. Give --data DIR with consortia files.");
            }

            var options = new TrainingOptions { Data = folder, Output = parsed.GetValue(output)!, Trees = parsed.GetValue(trees), Threads = parsed.GetValue(threads), Watts = parsed.GetValue(watts) };
            return RunAsync(io, writer => TrainCommand.Run(options, writer, io.Error, cancellation), cancellation);
        }));
        return command;
    }

    public static Command Eval(CliStreams io)
    {
        var task = new Argument<string>("TASK") { Description = "partners, similar, datasets, fields, or report: all of them and the simple methods beside, written into a Markdown file; search: the judged searches of the bundled network." };
        Option<string?> data = Data();
        var split = new Option<string>("--split") { Description = "The split whose questions are asked.", DefaultValueFactory = _ => "dev" };
        var queries = new Option<string?>("--test-queries") { Description = "Other questions in the same format.", HelpName = "F" };
        var projects = new Option<string?>("--test-projects") { Description = "The projects that they name.", HelpName = "F" };
        var output = new Option<string?>("--out") { Description = "Where the run is written; not needed for search.", HelpName = "RUN.tsv" };
        var model = new Option<string?>("--model") { Description = "Another model file than the one that the product serves.", HelpName = "F" };
        var step = new Option<int>("--step") { Description = "Ask each of so many questions only (report).", DefaultValueFactory = _ => 1 };
        var fair = new Option<bool>("--fair") { Description = "Keep places for newcomers (partners)." };
        var command = new Command("eval", "Rank with the model that the product serves, and measure the ranking.") { task, data, split, queries, projects, output, model, step, fair };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, () =>
        {
            if (parsed.GetValue(task) == "search")
            {
                return SearchEvaluationCommand.RunAsync(io, parsed.GetValue(data), cancellation);
            }

            var options = new EvaluationOptions
            {
                Task = parsed.GetValue(task)!,
                Data = parsed.GetValue(data) ?? throw new UsageException("--data DIR is missing: the folder with the consortia files."),
                Split = parsed.GetValue(split)!,
                Queries = parsed.GetValue(queries),
                Projects = parsed.GetValue(projects),
                Output = parsed.GetValue(output) ?? throw new UsageException("--out FILE is missing: where the run is written."),
                Model = parsed.GetValue(model),
                Step = Math.Max(1, parsed.GetValue(step)),
                Fair = parsed.GetValue(fair),
            };
            return RunAsync(io, writer => EvalCommand.Run(options, writer, io.Error, cancellation), cancellation);
        }));
        return command;
    }

    private static Option<string?> Data() => new("--data") { Description = "The folder with the consortia files.", HelpName = "DIR" };

    private static async Task<int> RunAsync(CliStreams io, Func<TextWriter, int> run, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(new UnclosedStream(io.Out), new UTF8Encoding(false)) { AutoFlush = true };
        return await Task.Run(() => run(writer), cancellation);
    }
}
