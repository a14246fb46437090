using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Tests;

public sealed class SpillFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spill").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_a_crash_left_goes_at_the_start_and_files_go_when_they_are_closed()
    {
        string inside = Path.Combine(_folder, "spill");
        Directory.CreateDirectory(inside);
        File.WriteAllText(Path.Combine(inside, "7.tmp"), "left");
        using var spill = new SpillFolder(inside, 100);
        Assert.False(Directory.Exists(inside));
        using (Stream stream = spill.Open())
        {
            stream.Write([1, 2, 3]);
            stream.Position = 0;
            Assert.Equal(1, stream.ReadByte());
            Assert.Single(Directory.GetFiles(inside));
        }

        Assert.Empty(Directory.GetFiles(inside));
        Assert.True(spill.TryReserve(100));
        Assert.False(spill.TryReserve(1));
        spill.Release(1);
        Assert.True(spill.TryReserve(1));
    }

    [Fact]
    public async Task A_store_in_a_folder_sorts_more_than_the_memory_of_a_query_holds()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using RdfStore store = RdfStore.Open(Path.Combine(_folder, "store"));
        await store.WriteAsync(
            transaction =>
            {
                var scratch = new TermScratch();
                TermId predicate = transaction.Intern(scratch.Encode(new Iri("http://e/p")));
                for (int i = 0; i < 20_000; i++)
                {
                    TermId subject = transaction.Intern(scratch.Encode(new Iri($"http://e/s{i}")));
                    transaction.Add(subject, predicate, transaction.Intern(scratch.Encode(new Literal($"value {i * 7919 % 20_011}"))), default);
                }

                return 0;
            },
            cancellation);
        using QueryAnswer answer = await store.QueryAsync("SELECT * { ?s ?p ?v } ORDER BY ?v", new QueryOptions { MemoryBytes = 2 << 20 }, cancellation);
        int count = 0;
        while (answer.Solutions.MoveNext())
        {
            count++;
        }

        Assert.Equal(20_000, count);
    }
}
