using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>The moving of quads from a merged thing to the one that is kept.</summary>
internal static class MergeMove
{
    /// <summary>Takes quads away, writes what they become, and keeps both in the record.</summary>
    public static void Run(TransactionQuads data, MergeRecord record, IEnumerable<Quad> quads, int number)
    {
        var written = new HashSet<Quad>();
        foreach (Quad quad in quads)
        {
            Quad? next = record.Rewrite(quad);
            bool added = next is { } becomes && !data.Contains(becomes) && written.Add(becomes);
            data.Remove(quad);
            if (added)
            {
                data.Add(next!.Value);
            }

            foreach (Quad line in MergeRecords.Of(record, new MergeLine(quad, added), ++number))
            {
                data.Add(line);
            }
        }
    }
}
