using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

/// <summary>Room to spill to that counts; disposing it checks that all of it was given back.</summary>
internal sealed class SpillMemory(long limitBytes = long.MaxValue) : ISpillStore, IDisposable
{
    private long _used;
    private int _open;

    public int Opened { get; private set; }

    public long Used => _used;

    public Stream Open()
    {
        Opened++;
        _open++;
        return new Room(this);
    }

    public bool TryReserve(long bytes)
    {
        if (_used + bytes > limitBytes)
        {
            return false;
        }

        _used += bytes;
        return true;
    }

    public void Release(long bytes) => _used -= bytes;

    public void Dispose() => Assert.Equal((0L, 0), (_used, _open));

    private sealed class Room(SpillMemory owner) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            owner._open--;
            base.Dispose(disposing);
        }
    }
}
