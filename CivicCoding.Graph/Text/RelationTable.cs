using Lucene.Net.Index;
using Lucene.Net.Util;

namespace CivicCoding.Graph.Text;

/// <summary>The relations of an index at one moment, from both ends.</summary>
internal sealed class RelationTable
{
    private readonly Dictionary<string, List<Relation>> _from = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Relation>> _to = new(StringComparer.Ordinal);

    public static RelationTable Read(IndexReader reader)
    {
        var table = new RelationTable();
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            table.Add(leaf.AtomicReader);
        }

        return table;
    }

    public IReadOnlyList<Relation> From(string thing) => _from.TryGetValue(thing, out List<Relation>? found) ? found : [];

    public IReadOnlyList<Relation> To(string thing) => _to.TryGetValue(thing, out List<Relation>? found) ? found : [];

    private void Add(AtomicReader leaf)
    {
        SortedDocValues? to = leaf.GetSortedDocValues(TextSchema.ToColumn);
        if (to is null)
        {
            return;
        }

        SortedDocValues from = leaf.GetSortedDocValues(TextSchema.ThingColumn);
        SortedDocValues via = leaf.GetSortedDocValues(TextSchema.ViaColumn);
        SortedDocValues graph = leaf.GetSortedDocValues(TextSchema.GraphColumn);
        string[] things = Values(from);
        string[] others = Values(to);
        string[] vias = Values(via);
        string[] graphs = Values(graph);
        IBits? live = leaf.LiveDocs;
        for (int doc = 0; doc < leaf.MaxDoc; doc++)
        {
            int other = to.GetOrd(doc);
            if (other < 0 || live?.Get(doc) == false)
            {
                continue;
            }

            string thing = things[from.GetOrd(doc)];
            string property = vias[via.GetOrd(doc)];
            string where = graphs[graph.GetOrd(doc)];
            Add(_from, thing, new Relation(property, others[other], where));
            Add(_to, others[other], new Relation(property, thing, where));
        }
    }

    private static void Add(Dictionary<string, List<Relation>> table, string key, Relation relation)
    {
        if (!table.TryGetValue(key, out List<Relation>? list))
        {
            table.Add(key, list = []);
        }

        list.Add(relation);
    }

    private static string[] Values(SortedDocValues column)
    {
        var values = new string[column.ValueCount];
        var bytes = new BytesRef();
        for (int i = 0; i < values.Length; i++)
        {
            column.LookupOrd(i, bytes);
            values[i] = bytes.Utf8ToString();
        }

        return values;
    }
}
