namespace CivicCoding.Graph.Storage;

/// <summary>A store's files are damaged, or were written in a format that this program does not know.</summary>
public sealed class StorageFormatException : Exception
{
    public StorageFormatException(string message)
        : base(message)
    {
    }

    public StorageFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
