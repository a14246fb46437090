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
        data.Description += " Without --store the model is written to --out; with it they teach instead of the store's network.";
        var output = new Option<string?>("--out") { Description = "With --data alone: the folder for the model and its card. Else the working folder.", HelpName = "DIR" };
        var trees = new Option<int>("--trees") { Description = "The number of trees.", DefaultValueFactory = _ => 160 };
        var threads = new Option<int>("--threads") { Description = "How many things are done at once; the model is the same whatever it is.", DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount) };
        Option<string?> store = CommonOptions.Store();
        var watts = new Option<double>("--watts") { Description = "The power that one busy core is taken to draw, for the estimate of energy.", DefaultValueFactory = _ => 15 };
        var rollback = new Option<bool>("--rollback") { Description = "Go back to the model of the store that was in use before." };
        var command = new Command("train", "Train the partner ranker on the store's network and feedback, and put it into use where it is better on the latest projects; also while a server holds the store.") { data, store, output, trees, threads, watts, rollback };
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            var options = new TrainingOptions { Data = parsed.GetValue(data), Output = parsed.GetValue(output), Trees = parsed.GetValue(trees), Threads = parsed.GetValue(threads), Watts = parsed.GetValue(watts) };
            Check(options);
            bool filesOnly = options.Data is not null && parsed.GetValue(store) is null;
            if (parsed.GetValue(rollback) ? options.Data is not null || options.Output is not null : !filesOnly && options.Output is not null)
            {
                throw new UsageException("--out goes with --data alone, and --rollback with neither.");
            }

            if (filesOnly)
            {
                return await RunAsync(io, writer => TrainCommand.Run(options, writer, io.Error, cancellation), cancellation);
            }

            string folder = StoreFolder.Resolve(parsed.GetValue(store));
            await using var lines = new StreamWriter(new UnclosedStream(io.Out), new UTF8Encoding(false)) { AutoFlush = true };
            return parsed.GetValue(rollback)
                ? await TrainRun.RollbackAsync(folder, lines, io.Error, cancellation)
                : await TrainRun.TrainAsync(folder, options, lines, io.Error, cancellation);
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

    private static void Check(TrainingOptions options)
    {
        if (options.Trees is < 1 or > 2_000 || options.Threads is < 1 or > 64 || !(options.Watts is > 0 and < 10_000))
        {
            throw new UsageException("--trees is a number from 1 to 2,000, --threads from 1 to 64, --watts above 0 and below 10,000.");
        }
    }

    private static Option<string?> Data() => new("--data") { Description = "The folder with the consortia files.", HelpName = "DIR" };

    private static async Task<int> RunAsync(CliStreams io, Func<TextWriter, int> run, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(new UnclosedStream(io.Out), new UTF8Encoding(false)) { AutoFlush = true };
        return await Task.Run(() => run(writer), cancellation);
    }
}
