using CivicCoding.Api.Hosting;
using CivicCoding.Graph.Remote;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>Turns what can go wrong in a command into a message on the error stream and an exit code.</summary>
internal static class CliGuard
{
    public static async Task<int> RunAsync(CliStreams io, Func<Task<int>> command)
    {
        (int code, string message) outcome;
        try
        {
            return await command();
        }
        catch (Exception error) when (error is UsageException or NotSupportedException)
        {
            outcome = (ExitCode.WrongUse, error.Message);
        }
        catch (RdfSyntaxException error)
        {
            outcome = (ExitCode.CannotReadOrWrite, $"line {error.Line}, column {error.Column}: {error.Message}");
        }
        catch (SparqlSyntaxException error)
        {
            outcome = (ExitCode.CannotReadOrWrite, $"line {error.Line}, column {error.Column}: {error.Message}");
        }
        catch (QueryBudgetExceededException error)
        {
            outcome = (ExitCode.OutOfBudget, error.Message);
        }
        catch (Exception error) when (error is DocumentException or StorageFormatException or StoreLockedException or StoreReadOnlyException or IOException or UnauthorizedAccessException or InvalidDataException or HttpRequestException or RemoteStoreException)
        {
            outcome = (ExitCode.CannotReadOrWrite, error.Message);
        }

        await io.Error.WriteLineAsync(outcome.message);
        return outcome.code;
    }
}
