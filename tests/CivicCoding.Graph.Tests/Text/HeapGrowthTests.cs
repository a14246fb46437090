using CivicCoding.Graph.Text;

namespace CivicCoding.Graph.Tests.Text;

public sealed class HeapGrowthTests
{
    [Fact]
    public void Garbage_is_collected_where_the_heap_has_grown()
    {
        var heap = new HeapGrowth(1 << 20);
        var kept = new List<byte[]>();
        for (int i = 0; i < 100_000 && heap.Collections == 0; i++)
        {
            kept.Add(new byte[1_000]);
            heap.Step();
        }

        Assert.True(heap.Collections > 0);
        Assert.NotEmpty(kept);
    }
}
