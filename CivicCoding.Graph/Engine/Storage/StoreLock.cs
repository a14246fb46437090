using System.Globalization;

namespace CivicCoding.Graph.Storage;

/// <summary>Keeps a store's folder to one process: an advisory lock that ends with the process, and beside it the name of the holder for messages.</summary>
internal sealed class StoreLock : IDisposable
{
    private const string LockName = "lock";
    public const string HolderName = "lock.holder";

    private readonly FileStream _lock;
    private readonly string _holder;

    private StoreLock(FileStream held, string holder)
    {
        _lock = held;
        _holder = holder;
    }

    /// <exception cref="StoreLockedException">Somebody holds it.</exception>
    public static StoreLock Take(string folder)
    {
        string holder = Path.Combine(folder, HolderName);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StoreLockedException(folder, Describe(holder));
        }

        string command = Environment.CommandLine.Length > 500 ? Environment.CommandLine[..500] : Environment.CommandLine;
        File.WriteAllText(holder, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} ({command})"));
        return new StoreLock(held, holder);
    }

    public void Dispose()
    {
        File.Delete(_holder);
        _lock.Dispose();
    }

    private static string Describe(string holder)
    {
        try
        {
            return File.ReadAllText(holder);
        }
        catch (IOException)
        {
            return "another process that is just starting or stopping";
        }
    }
}
