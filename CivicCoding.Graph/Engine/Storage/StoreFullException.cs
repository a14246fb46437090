namespace CivicCoding.Graph.Storage;

/// <summary>The disk is full: the write did not happen and nothing is lost; it may be repeated when there is space.</summary>
public sealed class StoreFullException(string what, Exception? inner = null)
    : IOException($"The disk is full: {what} was not written. Free space and repeat it.", inner)
{
    /// <summary>ENOSPC and EDQUOT, and their Windows names ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.</summary>
    internal static bool Means(IOException error) => error is StoreFullException || (error.HResult & 0xFFFF) is 28 or 122 or 39 or 112;
}
