using CivicCoding.Graph.Harvest.Runs;

namespace CivicCoding.Api.Tests.Harvesting;

/// <summary>A source whose pages a test writes; each page is a document or an error.</summary>
internal sealed class ScriptedSource : IDocumentFetcher
{
    public Dictionary<string, Func<string>> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>The addresses that were asked, in order.</summary>
    public List<string> Asked { get; } = [];

    public string this[string address]
    {
        set => Pages[address] = () => value;
    }

    public HarvestDocument Fetch(string address, string accept, string file, CancellationToken cancellation)
    {
        Asked.Add(address);
        string text = Pages.TryGetValue(address, out Func<string>? page) ? page() : throw new HarvestFetchException($"{address}: answers 404.", mayRecover: false);
        cancellation.ThrowIfCancellationRequested();
        File.WriteAllText(file, text);
        return new HarvestDocument(address, address, "text/turtle", file);
    }
}
