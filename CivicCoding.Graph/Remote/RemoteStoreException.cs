namespace CivicCoding.Graph.Remote;

/// <summary>The outside store refused, broke off, or answered what may not be taken for whole; the message says which and what to do.</summary>
public sealed class RemoteStoreException : Exception
{
    public RemoteStoreException(string message)
        : base(message)
    {
    }

    public RemoteStoreException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
