using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage;

/// <summary>What a store must hold, as a plain set, and the comparison of everything a snapshot answers with it.</summary>
internal static class StoreModel
{
    private static readonly Term[] Terms =
    [
        .. Enumerable.Range(0, 12).Select(i => new Iri($"http://example.org/thing/{i}")),
        new Literal("a"), new Literal("a", "en"), new Literal("a", "de"), new Literal("1", new Iri(WellKnown.XsdNamespace + "integer")),
        new Literal("01", new Iri(WellKnown.XsdNamespace + "integer")), new Literal("x", new Iri("http://example.org/type")), new Literal(""),
        new Literal("2024-02-29", new Iri(WellKnown.XsdNamespace + "date")), new BlankNode("b1"), new BlankNode("named"),
    ];

    public static Quad RandomQuad(Random random) => new(
        Terms[random.Next(8)],
        (Iri)Terms[random.Next(5)],
        Terms[random.Next(Terms.Length)],
        random.Next(4) switch { 0 or 1 => null, 2 => Terms[0], _ => Terms[random.Next(4)] });

    public static void Apply(IQuadTransaction transaction, Quad quad, bool add)
    {
        var scratch = new TermScratch();
        TermId s = transaction.Intern(scratch.Encode(quad.Subject));
        TermId p = transaction.Intern(scratch.Encode(quad.Predicate));
        TermId o = transaction.Intern(scratch.Encode(quad.Object));
        TermId g = quad.Graph is null ? TermId.None : transaction.Intern(scratch.Encode(quad.Graph));
        if (add)
        {
            transaction.Add(s, p, o, g);
        }
        else
        {
            transaction.Remove(s, p, o, g);
        }
    }

    /// <summary>Up to a dozen quads put in or taken out, and a counter, so that no two commits say the same.</summary>
    public static List<(Quad Quad, bool Add)> RandomChanges(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(1, 12)).Select(_ => (RandomQuad(random), random.Next(3) != 0)),
        (new Quad(new Iri("http://e/counter"), new Iri("http://e/is"), new Literal($"{random.Next()}")), true),
    ];

    public static async Task WriteAsync(RdfStore store, IReadOnlyList<(Quad Quad, bool Add)> changes, CancellationToken cancellation) => await store.WriteAsync(
        transaction =>
        {
            foreach ((Quad quad, bool add) in changes)
            {
                Apply(transaction, quad, add);
            }

            return true;
        },
        cancellation);

    public static HashSet<Quad> ReadAll(Snapshot snapshot, QuadOrder order)
    {
        var found = new HashSet<Quad>();
        foreach (QuadKey key in Keys(snapshot, order))
        {
            QuadKey quad = key.From(order);
            Assert.True(found.Add(new Quad(Decode(snapshot, quad.A)!, (Iri)Decode(snapshot, quad.B)!, Decode(snapshot, quad.C)!, Decode(snapshot, quad.D))), "a quad came twice");
        }

        return found;
    }

    public static void MustEqual(HashSet<Quad> expected, Snapshot snapshot)
    {
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
        {
            List<QuadKey> keys = Keys(snapshot, order);
            Assert.Equal(keys.Order(), keys);
            Assert.True(expected.SetEquals(ReadAll(snapshot, order)), $"{order} differs from the model");
        }

        Assert.Equal(expected.Count, snapshot.QuadCount);
        List<QuadKey> all = Keys(snapshot, QuadOrder.Spo);
        Assert.Equal(all.Select(k => k.D).Where(g => g != 0).Distinct().Order(), snapshot.Graphs.Select(g => g.Bits));
        var probes = new Random(expected.Count);
        for (int i = 0; i < 40; i++)
        {
            QuadKey probe = all.Count == 0 ? new QuadKey(1, 2, 3, 0) : all[probes.Next(all.Count)] with { D = probes.Next(2) == 0 ? 0 : all[probes.Next(all.Count)].D };
            Probe(snapshot, all, probe, probes.Next(16));
        }
    }

    private static void Probe(Snapshot snapshot, List<QuadKey> all, QuadKey probe, int bound)
    {
        bool inGraph = (bound & 8) != 0;
        var pattern = new QuadPattern(Bound(1, probe.A), Bound(2, probe.B), Bound(4, probe.C), inGraph ? new TermId(probe.D) : TermId.None, !inGraph);
        long expected = all.Count(k => Fits(k.A, pattern.Subject) && Fits(k.B, pattern.Predicate) && Fits(k.C, pattern.Object) && (!inGraph || k.D == probe.D));
        long count = snapshot.Count(pattern);
        bool exact = !inGraph || (bound & 7) is 0 or 1 or 3 or 7;
        Assert.True(exact ? count == expected : count >= expected, $"count {count}, expected {expected} for {pattern}");
        Assert.Equal(all.Contains(probe), snapshot.Contains(new TermId(probe.A), new TermId(probe.B), new TermId(probe.C), new TermId(probe.D)));

        using IQuadCursor cursor = snapshot.Scan(QuadOrder.Pos, QuadPattern.In(TermId.None, TermId.None, TermId.None));
        QuadKey key = probe.To(QuadOrder.Pos);
        cursor.Seek(key.A, key.B, key.C, key.D);
        var batch = new QuadColumns();
        QuadKey? next = all.Select(k => k.To(QuadOrder.Pos)).Order().Cast<QuadKey?>().FirstOrDefault(k => k!.Value.CompareTo(key) >= 0);
        int read = cursor.Read(batch);
        Assert.Equal(next, read == 0 ? null : new QuadKey(batch.First[0], batch.Second[0], batch.Third[0], batch.Fourth[0]));

        TermId Bound(int bit, ulong value) => (bound & bit) != 0 ? new TermId(value) : TermId.None;

        static bool Fits(ulong value, TermId wanted) => wanted.IsNone || wanted.Bits == value;
    }

    private static List<QuadKey> Keys(Snapshot snapshot, QuadOrder order)
    {
        using IQuadCursor cursor = snapshot.Scan(order, QuadPattern.In(TermId.None, TermId.None, TermId.None));
        var keys = new List<QuadKey>();
        var batch = new QuadColumns();
        int count;
        while ((count = cursor.Read(batch)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                keys.Add(new QuadKey(batch.First[i], batch.Second[i], batch.Third[i], batch.Fourth[i]));
            }
        }

        return keys;
    }

    private static Term? Decode(Snapshot snapshot, ulong bits)
    {
        Term? term = snapshot.Terms.Get(new TermId(bits), new TermScratch()).ToTerm();
        if (term is not null)
        {
            Assert.True(snapshot.Terms.TryFind(new TermScratch().Encode(term), out TermId id), $"{term} is not found");
            Assert.Equal(bits, id.Bits);
        }

        return term;
    }
}
