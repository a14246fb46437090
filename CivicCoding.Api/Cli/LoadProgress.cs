using System.Globalization;
using CivicCoding.Graph.Storage;
using Spectre.Console;

namespace CivicCoding.Api.Cli;

/// <summary>Shows the progress of a load on a terminal, and nothing elsewhere.</summary>
internal static class LoadProgress
{
    public static async Task<T> RunAsync<T>(CliStreams io, string what, Func<IProgress<long>?, Task<T>> work)
    {
        if (!io.Interactive)
        {
            return await work(null);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn()).StartAsync(context =>
        {
            ProgressTask task = context.AddTask(what, autoStart: true);
            task.IsIndeterminate = true;
            return work(new Count(task, what));
        });
    }

    /// <summary>As a bar over bytes.</summary>
    public static async Task<T> BytesAsync<T>(CliStreams io, string what, Func<IProgress<BackupProgress>?, Task<T>> work)
    {
        if (!io.Interactive)
        {
            return await work(null);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Bytes(context.AddTask(what, autoStart: true))));
    }

    private sealed class Bytes(ProgressTask task) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
        }
    }

    private sealed class Count(ProgressTask task, string what) : IProgress<long>
    {
        public void Report(long value) => task.Description = string.Create(CultureInfo.InvariantCulture, $"{what}: {value:N0} triples");
    }
}
