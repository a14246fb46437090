namespace CivicCoding.Graph.Harvest;

/// <summary>A source file that an importer cannot use, with file and line (from 1, 0 where there is none) and what to do about it.</summary>
public sealed class HarvestException : Exception
{
    public HarvestException(string file, long line, string message)
        : base(line > 0 ? $"{file}, line {line}: {message}" : $"{file}: {message}")
    {
        File = file;
        Line = line;
    }

    public HarvestException(string file, long line, string message, Exception inner)
        : base(line > 0 ? $"{file}, line {line}: {message}" : $"{file}: {message}", inner)
    {
        File = file;
        Line = line;
    }

    public string File { get; }

    public long Line { get; }
}
