namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>A run that has begun, with the turn of its source; disposing it gives the turn back.</summary>
public sealed class HarvestTurn : IDisposable
{
    private readonly IDisposable _turn;

    internal HarvestTurn(IDisposable turn, IHarvester harvester, HarvestStatus status)
    {
        _turn = turn;
        Harvester = harvester;
        Status = status;
    }

    /// <summary>The run as it began.</summary>
    public HarvestStatus Status { get; }

    internal IHarvester Harvester { get; }

    public void Dispose() => _turn.Dispose();
}
