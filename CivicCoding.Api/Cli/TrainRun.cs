using CivicCoding.Api.Hosting;
using CivicCoding.Api.Operations;
using CivicCoding.Graph;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Training;

namespace CivicCoding.Api.Cli;

/// <summary>civic train on a store: reads network and feedback, also while a server holds the store, trains in this process, and lets a running server take the model up.</summary>
internal static class TrainRun
{
    public static async Task<int> TrainAsync(string folder, TrainingOptions options, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        using HttpClient? server = OperatorSocket.Connect(folder);
        (MatchCorpus corpus, IReadOnlyList<Feedback> feedback) = server is null ? await ReadAsync(folder, options, cancellation) : await ReadCopyAsync(server, options, cancellation);
        int code = await Task.Run(() => TrainCommand.RunLocal(corpus, feedback, new ModelFolder(folder), options, output, error, cancellation), cancellation);
        if (code == ExitCode.Done)
        {
            await TakeUpAsync(server, folder, output, cancellation);
        }

        return code;
    }

    public static async Task<int> RollbackAsync(string folder, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (new ModelFolder(folder).Rollback() is not { } name)
        {
            await error.WriteLineAsync("The model that came with the program is in use: there is none before it.");
            return ExitCode.AnswerIsNo;
        }

        await output.WriteLineAsync(name == ModelFolder.Shipped ? "The model that came with the program is in use again." : $"The model {name} is in use again.");
        using HttpClient? server = OperatorSocket.Connect(folder);
        await TakeUpAsync(server, folder, output, cancellation);
        return ExitCode.Done;
    }

    private static async Task<(MatchCorpus Corpus, IReadOnlyList<Feedback> Feedback)> ReadAsync(string folder, TrainingOptions options, CancellationToken cancellation)
    {
        await using GraphHost host = StoreOpening.Open(folder, create: false);
        MatchCorpus corpus = options.Data is { } files
            ? await Task.Run(() => ConsortiaCorpus.Read(new ConsortiaFiles(files), cancellation), cancellation)
            : await GraphCorpus.ReadAsync(host.Store, cancellation);
        return (corpus, await new FeedbackStore(host.Store, TimeProvider.System).ReadAsync(cancellation));
    }

    // Training takes minutes: it works on a copy of one commit, so that it is in nobody's way.
    private static async Task<(MatchCorpus Corpus, IReadOnlyList<Feedback> Feedback)> ReadCopyAsync(HttpClient server, TrainingOptions options, CancellationToken cancellation)
    {
        string copy = Directory.CreateTempSubdirectory("civic-train-").FullName;
        try
        {
            string backup = Path.Combine(copy, "backup");
            await StoreCommands.AskAsync(server, "backup", new BackupRequest(backup), cancellation);
            string restored = Path.Combine(copy, "store");
            await RdfStore.RestoreAsync(backup, restored, null, null, cancellation);
            return await ReadAsync(restored, options, cancellation);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task TakeUpAsync(HttpClient? server, string folder, TextWriter output, CancellationToken cancellation)
    {
        if (server is not null)
        {
            await output.WriteLineAsync(await StoreCommands.AskAsync(server, "model", null, cancellation));
            return;
        }

        await using GraphHost host = StoreOpening.Open(folder, create: false);
        await ModelCardGraph.SyncAsync(host.Store, new ModelFolder(folder), cancellation);
    }
}
