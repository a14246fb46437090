using System.Text;

namespace CivicCoding.Api.Cli;

/// <summary>Where commands read and write: the process's own streams, or a test's.</summary>
public sealed record CliStreams(Stream In, Stream Out, TextWriter Error)
{
    public static CliStreams Process { get; } = new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error);

    /// <summary>True where a person watches, so that progress may be drawn.</summary>
    public bool Interactive => ReferenceEquals(this, Process) && !Console.IsErrorRedirected && !Console.IsOutputRedirected;

    public void WriteLine(string line)
    {
        Out.Write(Encoding.UTF8.GetBytes(line + "\n"));
        Out.Flush();
    }
}
