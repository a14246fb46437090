using System.Runtime.InteropServices;

namespace CivicCoding.Benchmarks;

/// <summary>The processor time of the calling thread, which a busy machine does not lengthen as it does the time on the clock. Linux only.</summary>
internal static partial class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    public static double Milliseconds =>
        Read(ThreadProcessorTime, out Timespec time) == 0 ? (time.Seconds * 1000.0) + (time.Nanoseconds / 1e6) : throw new NotSupportedException("The system tells no processor time of a thread.");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Read(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
