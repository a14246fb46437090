using CivicCoding.Graph.Harvest.Runs;

namespace CivicCoding.Graph.Harvest;

/// <summary>Reads one kind of source page by page. The same page gives the same statements, blank nodes apart.</summary>
public interface IHarvester
{
    /// <summary>The name in <c>civic import KIND</c>.</summary>
    string Kind { get; }

    /// <summary>The media types to ask for.</summary>
    string Accept { get; }

    /// <summary>The address of the first page, or the path of the file.</summary>
    string FirstPage(HarvestRequest request);

    /// <summary>Reads a page.</summary>
    /// <exception cref="HarvestException">It cannot be read as this kind; the message names it and the line.</exception>
    HarvestPage Read(HarvestDocument document, HarvestReading reading, CancellationToken cancellation);
}
