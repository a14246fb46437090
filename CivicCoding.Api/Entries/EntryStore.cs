using CivicCoding.Api.Audit;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Entries;

/// <summary>Writes entries. The turn holds reading a tag and writing by it together; each write is one transaction of the store.</summary>
internal sealed class EntryStore(IGraphStore store, EntryReader reader, AuditLog audit, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Runs what must see no other write of entries between its reading and its writing.</summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Makes a new entry public.</summary>
    public Task<(Iri Thing, string Tag)> CreateAsync(CheckedEntry entry, string who, CancellationToken cancellation) => InTurnAsync(
        async () =>
        {
            Iri thing = await FreeIriAsync(entry, cancellation);
            await store.UpdateAsync(EntryTriples.Replace(entry.Form, thing, entry.Values, time.GetUtcNow()), null, cancellation);
            audit.Write(who, "entry created", thing.Value);
            return (thing, EntryReader.Tag(entry.Values)!);
        },
        cancellation);

    /// <summary>Replaces the fields of an entry, where it still is what the caller read.</summary>
    public Task<EntryOutcome> ReplaceAsync(CheckedEntry entry, Iri thing, string ifMatch, string who, CancellationToken cancellation) => InTurnAsync(
        async () =>
        {
            IReadOnlyList<EntryValue> now = await reader.ReadAllAsync(entry.Form, thing, cancellation);
            if (EntryReader.Tag(now) is not { } tag)
            {
                return new EntryOutcome(null, null, Found: false);
            }

            if (!Matches(ifMatch, tag))
            {
                return new EntryOutcome(tag, EntryDifference.Between(entry.Form, now, entry.Values));
            }

            await store.UpdateAsync(EntryTriples.Replace(entry.Form, thing, entry.Values, time.GetUtcNow()), null, cancellation);
            audit.Write(who, "entry changed", thing.Value);
            return new EntryOutcome(EntryReader.Tag(entry.Values), null);
        },
        cancellation);

    /// <summary>Removes an entry from every graph, and the drafts about it.</summary>
    public Task<EntryOutcome> RemoveAsync(KindForm form, Iri thing, string? ifMatch, string who, CancellationToken cancellation) => InTurnAsync(
        async () =>
        {
            IReadOnlyList<EntryValue> now = await reader.ReadAllAsync(form, thing, cancellation);
            if (EntryReader.Tag(now) is not { } tag)
            {
                return new EntryOutcome(null, null, Found: false);
            }

            if (ifMatch is not null && !Matches(ifMatch, tag))
            {
                return new EntryOutcome(tag, EntryDifference.Between(form, now, []));
            }

            await store.UpdateAsync(EntryTriples.Remove(thing), null, cancellation);
            audit.Write(who, "entry removed", thing.Value);
            return new EntryOutcome(null, null);
        },
        cancellation);

    /// <summary>An IRI made from the name that neither an entry nor a draft has.</summary>
    public async Task<Iri> FreeIriAsync(CheckedEntry entry, CancellationToken cancellation)
    {
        string name = entry.Values.Where(v => v.Field.Name == "name").Select(v => v.Value).OfType<Literal>().FirstOrDefault()?.Lexical ?? "x";
        string slug = Slug.Of(name);
        for (int number = 1; number < 1_000; number++)
        {
            Iri thing = CivicVocabulary.Id(entry.Form.Kind.Plural, number == 1 ? slug : $"{slug}-{number}");
            using QueryAnswer answer = await store.QueryAsync($"ASK {{ {{ {thing} ?p ?o }} UNION {{ ?s ?p {thing} }} }}", new QueryOptions { Timeout = TimeSpan.FromSeconds(10) }, cancellation);
            if (!answer.Boolean)
            {
                return thing;
            }
        }

        return CivicVocabulary.Id(entry.Form.Kind.Plural, $"{slug}-{Guid.CreateVersion7():n}");
    }

    public static bool Matches(string ifMatch, string tag) =>
        ifMatch.Trim() == "*" || ifMatch.Split(',', StringSplitOptions.TrimEntries).Any(t => t == tag);

    public void Dispose() => _turn.Dispose();
}
