using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Text;

/// <summary>How the text index runs.</summary>
public sealed record TextIndexOptions
{
    /// <summary>The folder of the index; null keeps it in memory.</summary>
    public string? Folder { get; init; }

    /// <summary>Opens the files of the folder; null: those on the disk.</summary>
    public Func<string, IStorageFiles>? Files { get; init; }

    /// <summary>How long changes may wait until they are written to disk; a crash before that costs a replay, never a hit.</summary>
    public TimeSpan CommitEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long changes may gather before they are taken in together; nobody who asks for them waits for that.</summary>
    public TimeSpan GatherFor { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long <c>text:match</c> waits for the index to reach the query's snapshot.</summary>
    public TimeSpan WaitForSnapshot { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Receives one-line messages for operators: a rebuild and why, a failure that was survived.</summary>
    public Action<string>? Notice { get; init; }
}
