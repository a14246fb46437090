using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>Rewrites what an import says of merged things to the things that are kept, so that a source that is imported anew does not undo a merge.</summary>
internal sealed class MergeRewriting
{
    /// <summary>A merged thing that is merged again, and so on; past it something is wrong.</summary>
    private const int MostSteps = 20;

    private readonly Dictionary<string, MergeRecord> _byGone;

    private MergeRewriting(IEnumerable<MergeRecord> records) => _byGone = records.DistinctBy(r => r.Gone).ToDictionary(r => r.Gone.Value, StringComparer.Ordinal);

    /// <summary>True where nothing was merged.</summary>
    public bool IsEmpty => _byGone.Count == 0;

    public static async Task<MergeRewriting> LoadAsync(IGraphStore store, CancellationToken cancellation) => new(await MergeRecords.AllAsync(store, cancellation));

    /// <summary>The quad as it is now, with the merges that it went through; null where nothing is left to say.</summary>
    public Quad? Rewrite(Quad quad, Action<MergeRecord>? through = null)
    {
        Quad? current = quad;
        for (int step = 0; _byGone.Count > 0 && step < MostSteps && current is { } now && (Of(now.Subject) ?? Of(now.Object)) is { } record && record.Touches(now); step++)
        {
            through?.Invoke(record);
            current = record.Rewrite(now);
        }

        return current;
    }

    private MergeRecord? Of(Term term)
    {
        if (term is not Iri iri)
        {
            return null;
        }

        int hash = iri.Value.IndexOf('#', StringComparison.Ordinal);
        return _byGone.GetValueOrDefault(hash < 0 ? iri.Value : iri.Value[..hash]);
    }
}
