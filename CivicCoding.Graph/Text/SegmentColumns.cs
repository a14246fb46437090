using Lucene.Net.Index;
using Lucene.Net.Util;

namespace CivicCoding.Graph.Text;

/// <summary>The columns of one segment of the index by numbers: of each document the thing, the graph and the role, and the relations. They never change; which documents are deleted is the reader's to say. 9 bytes a document and 20 more a relation.</summary>
internal sealed class SegmentColumns
{
    public const int None = -1;

    private readonly int[] _things;
    private readonly int[] _graphs;
    private readonly byte[] _roles;

    private SegmentColumns(int[] things, int[] graphs, byte[] roles, int[] relations, int[] vias, int[] others) =>
        (_things, _graphs, _roles, Relations, Vias, Others) = (things, graphs, roles, relations, vias, others);

    /// <summary>The documents that are relations.</summary>
    public int[] Relations { get; }

    /// <summary>The property of each relation.</summary>
    public int[] Vias { get; }

    /// <summary>What each relation names.</summary>
    public int[] Others { get; }

    /// <summary>The thing that a document counts for; <see cref="None"/> for a blank node.</summary>
    public int ThingOf(int document) => _things[document];

    public int GraphOf(int document) => _graphs[document];

    public TextRole RoleOf(int document) => (TextRole)_roles[document];

    public static SegmentColumns Read(AtomicReader leaf, TextNumbers numbers)
    {
        // A blank node has no page to be found at; a graph without a name is a graph like any other.
        int[] things = Numbered(leaf, TextSchema.ThingColumn, numbers, name => !name.StartsWith("_:", StringComparison.Ordinal));
        int[] graphs = Numbered(leaf, TextSchema.GraphColumn, numbers);
        byte[] roles = Column(leaf, TextSchema.RoleColumn, (byte)0, value => value.Bytes[value.Offset]);
        int[] to = Numbered(leaf, TextSchema.ToColumn, numbers);
        int[] vias = Numbered(leaf, TextSchema.ViaColumn, numbers);
        int[] relations = [.. Enumerable.Range(0, to.Length).Where(d => to[d] != None)];
        return new SegmentColumns(things, graphs, roles, relations, [.. relations.Select(d => vias[d])], [.. relations.Select(d => to[d])]);
    }

    private static int[] Numbered(AtomicReader leaf, string field, TextNumbers numbers, Func<string, bool>? takes = null) => Column(
        leaf,
        field,
        None,
        value =>
        {
            string name = value.Utf8ToString();
            return takes?.Invoke(name) == false ? None : numbers.NumberOf(name);
        });

    /// <summary>A sorted column: each value is read once, whatever documents have it.</summary>
    private static T[] Column<T>(AtomicReader leaf, string field, T none, Func<BytesRef, T> read)
    {
        var column = new T[leaf.MaxDoc];
        if (leaf.GetSortedDocValues(field) is not { } values)
        {
            Array.Fill(column, none);
            return column;
        }

        var byOrder = new T[values.ValueCount];
        var bytes = new BytesRef();
        for (int i = 0; i < byOrder.Length; i++)
        {
            values.LookupOrd(i, bytes);
            byOrder[i] = read(bytes);
        }

        for (int document = 0; document < column.Length; document++)
        {
            int order = values.GetOrd(document);
            column[document] = order < 0 ? none : byOrder[order];
        }

        return column;
    }
}
