using System.Diagnostics;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>A real file system of a few megabytes that runs full.</summary>
public sealed class SmallDiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_system_that_is_full_refuses_writes_loses_nothing_and_takes_writes_again()
    {
        string folder = Directory.CreateTempSubdirectory("civic-small-").FullName;
        if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder))
        {
            Directory.Delete(folder);
            Assert.Skip("This user may not mount a tmpfs.");
        }

        try
        {
            await FillAsync(folder);
        }
        finally
        {
            Run("umount", "-l", folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(string folder)
    {
        string ballast = Path.Combine(folder, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[3 << 20], Cancellation);
        var options = new StoreOptions { FlushQuads = 300 };
        int acknowledged = 0;
        await using (RdfStore store = RdfStore.Open(Path.Combine(folder, "store"), options))
        {
            int refused = 0;
            for (int i = 0; refused < 5 && i < 5000; i++)
            {
                try
                {
                    await store.UpdateAsync(Insert(acknowledged), cancellation: Cancellation);
                    acknowledged++;
                }
                catch (StoreFullException)
                {
                    refused++;
                }
            }

            Assert.Equal(5, refused);
            Assert.Null(store.ReadOnlyReason);
            MustHold(store, acknowledged);
            File.Delete(ballast);
            for (int i = 0; i < 50; i++)
            {
                await store.UpdateAsync(Insert(acknowledged++), cancellation: Cancellation);
            }

            await store.FlushAsync(Cancellation);
            MustHold(store, acknowledged);
        }

        await using RdfStore again = RdfStore.Open(Path.Combine(folder, "store"), options);
        MustHold(again, acknowledged);
        await again.VerifyAsync(Cancellation);
    }

    private static string Insert(int number) => $"INSERT DATA {{ {string.Concat(Enumerable.Range(0, 10).Select(i => $"<http://e/{number}> <http://e/p{i}> \"{number} {i} {new string('x', 200)}\" . "))} }}";

    private static void MustHold(RdfStore store, int commits)
    {
        using Snapshot snapshot = store.OpenSnapshot();
        Assert.Equal(commits * 10, snapshot.QuadCount);
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
