using System.Globalization;

namespace CivicCoding.Graph.Tests;

public sealed class BackgroundThreadTests
{
    [Fact]
    public async Task The_work_is_set_back_and_the_threads_that_wait_for_it_are_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a priority for each thread.");
        int before = Nice();
        int within = await BackgroundThread.RunAsync(Nice);
        Assert.Equal(before + 10, within);
        Assert.Equal(before, Nice());
    }

    [Fact]
    public async Task An_exception_of_the_work_is_that_of_the_task()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => BackgroundThread.RunAsync<int>(() => throw new TimeoutException()));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BackgroundThread.RunAsync(() =>
        {
            cancelled.Token.ThrowIfCancellationRequested();
            return 0;
        }));
    }

    /// <summary>The 19th field of the thread's line; the second one, its name, may hold spaces.</summary>
    private static int Nice()
    {
        string line = File.ReadAllText("/proc/thread-self/stat");
        return int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[16], CultureInfo.InvariantCulture);
    }
}
