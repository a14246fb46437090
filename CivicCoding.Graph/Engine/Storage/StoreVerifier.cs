using System.Globalization;
using System.IO.Hashing;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Reads everything that a snapshot and its files hold and compares it.</summary>
internal static class StoreVerifier
{
    /// <exception cref="StorageFormatException">Something is damaged or does not agree.</exception>
    public static VerifyReport Verify(Snapshot snapshot, StoreDisk? disk, CancellationToken cancellation)
    {
        if (disk is not null)
        {
            disk.Catalogue.Check();
            foreach (LogEntry entry in disk.Catalogue.ReadAfter(0, cancellation))
            {
                CommitRecord.Decode(entry);
            }

            CheckFiles(snapshot, disk, cancellation);
        }

        ulong[] terms = CheckTerms(snapshot.TermView, out long live, cancellation);
        (long Quads, UInt128 Sum)? first = null;
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
        {
            (long Quads, UInt128 Sum) found = CheckOrder(snapshot, order, terms, cancellation);
            if (first is { } expected && expected != found)
            {
                throw new StorageFormatException($"The order {order} holds other quads than the order {QuadOrder.Spo} ({found.Quads} and {expected.Quads}). Restore the store from a backup.");
            }

            first = found;
        }

        (long quads, UInt128 sum) = first!.Value;
        return new VerifyReport(snapshot.Sequence, quads, live, sum.ToString("x32", CultureInfo.InvariantCulture));
    }

    private static void CheckFiles(Snapshot snapshot, StoreDisk disk, CancellationToken cancellation)
    {
        HashSet<string> held = [.. snapshot.Runs.SelectMany(r => r.Files), .. snapshot.TermView.Stretches.OfType<TermsFile>().Select(t => t.Name)];
        foreach (StoredFile file in disk.Catalogue.Files().Where(f => held.Contains(f.Name)))
        {
            if (HashOf(disk, file, cancellation) != file.Hash)
            {
                throw new StorageFormatException($"{file.Name} is damaged: its checksum is not the catalogue's. Restore it from a backup.");
            }
        }
    }

    private static UInt128 HashOf(StoreDisk disk, StoredFile file, CancellationToken cancellation)
    {
        try
        {
            return StoredHash.Of(disk.Files, file.Name, cancellation);
        }
        catch (FileNotFoundException) when (!disk.Catalogue.Files().Exists(f => f.Name == file.Name))
        {
            // Flushes and clean-ups go on: another file has taken its place, and what it held is read through the snapshot below.
            return file.Hash;
        }
    }

    /// <summary>Every term leads back to its number; gives a hash of each term's text by number.</summary>
    private static unsafe ulong[] CheckTerms(TermView terms, out long live, CancellationToken cancellation)
    {
        live = 0;
        var hashes = new ulong[terms.End];
        for (ulong number = 1; number < terms.End; number++)
        {
            if (number % 4096 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            ReadOnlySpan<byte> value = TermRecord.Read(terms.Record(number), out TermTag tag, out ulong reference);
            if (tag == TermTag.None)
            {
                continue;
            }

            live++;
            if (terms.Find(tag, reference, value) != number)
            {
                throw new StorageFormatException($"Term {number} of the dictionary is not found by its text. Restore the store from a backup.");
            }

            // What a term refers to may come after it only in number, not in text: its own text is enough to tell it apart.
            ReadOnlySpan<byte> second = TermRecord.HasReference(tag) ? TermRecord.Read(terms.Record(reference), out _, out _) : default;
            hashes[number] = XxHash3.HashToUInt64(value, (long)XxHash3.HashToUInt64(second, (long)tag));
        }

        return hashes;
    }

    private static (long Quads, UInt128 Sum) CheckOrder(Snapshot snapshot, QuadOrder order, ulong[] terms, CancellationToken cancellation)
    {
        using IQuadCursor cursor = snapshot.Scan(order, QuadPattern.In(TermId.None, TermId.None, TermId.None));
        var batch = new QuadColumns();
        UInt128 sum = 0;
        long quads = 0;
        QuadKey last = default;
        int count;
        Span<ulong> parts = stackalloc ulong[4];
        while ((count = cursor.Read(batch)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < count; i++)
            {
                var key = new QuadKey(batch.First[i], batch.Second[i], batch.Third[i], batch.Fourth[i]);
                if (quads > 0 && key.CompareTo(last) <= 0)
                {
                    throw new StorageFormatException($"The order {order} is not sorted at row {quads}. Restore the store from a backup.");
                }

                last = key;
                quads++;
                QuadKey quad = key.From(order);
                parts[0] = Hash(quad.A, terms);
                parts[1] = Hash(quad.B, terms);
                parts[2] = Hash(quad.C, terms);
                parts[3] = Hash(quad.D, terms);
                sum += XxHash128.HashToUInt128(System.Runtime.InteropServices.MemoryMarshal.AsBytes(parts));
            }
        }

        return (quads, sum);
    }

    private static ulong Hash(ulong bits, ulong[] terms)
    {
        var id = new TermId(bits);
        if (id.IsNone || id.IsInline || (id.Tag == TermTag.BlankNode && (id.Payload & TermView.NumberedBlank) != 0))
        {
            return bits;
        }

        return id.Payload < (ulong)terms.Length && terms[id.Payload] != 0 ? terms[id.Payload] : throw new StorageFormatException($"A quad names the term {id}, which the dictionary does not hold. Restore the store from a backup.");
    }
}
