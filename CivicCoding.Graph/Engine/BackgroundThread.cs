using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace CivicCoding.Graph;

/// <summary>Runs long work on a thread of its own that the system puts behind all others: queries and commits go first, and where nobody else wants the processor the work is as fast as anywhere. Threads that the work starts are like it. On systems other than Linux it is a thread like any other.</summary>
internal static partial class BackgroundThread
{
    /// <summary>About a tenth of the processor time that a thread gets which is not set back.</summary>
    private const int Nice = 10;
    private const int OfThread = 0;

    /// <summary>Runs the work; its exception is the task's.</summary>
    public static async Task<T> RunAsync<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        T result = default!;
        ExceptionDispatchInfo? error = null;
        var thread = new Thread(() =>
        {
            try
            {
                StepBack();
                result = work();
            }
            catch (Exception e)
            {
                error = ExceptionDispatchInfo.Capture(e);
            }
        })
        { IsBackground = true, Name = "civic background" };
        thread.Start();

        // A thread of the pool waits for the end: were it told of it, the pool might grow by a thread that is set back too and then serves requests.
        await Task.Run(thread.Join).ConfigureAwait(false);
        error?.Throw();
        return result;
    }

    private static void StepBack()
    {
        if (OperatingSystem.IsLinux())
        {
            // Refused or not, the work is done.
            _ = SetPriority(OfThread, 0, Nice);
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
