namespace CivicCoding.Graph.Storage;

/// <summary>Another process, or another part of this one, holds the store.</summary>
public sealed class StoreLockedException(string folder, string holder)
    : Exception($"The store {folder} is in use by {holder}. Stop that program, or send the request to it.")
{
    /// <summary>The process id and command of the holder.</summary>
    public string Holder { get; } = holder;
}
