using System.Globalization;

namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>A folder in memory where there is one, and how long the long tests run.</summary>
internal static class FaultFolder
{
    public static string New() => Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "civic-fault-" + Path.GetRandomFileName())).FullName;

    /// <summary>A number from the environment; where it is not set, the short one of the fast lane.</summary>
    public static int Length(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : otherwise;
}
