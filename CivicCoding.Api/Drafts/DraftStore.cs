using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CivicCoding.Api.Audit;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Identity;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Drafts;

/// <summary>Keeps drafts in private graphs, and makes them public when an editor says so.</summary>
internal sealed class DraftStore(IGraphStore store, EntryStore entries, EntryReader reader, KindForms forms, MergeStore merges, MergedThings merged, AuditLog audit, TimeProvider time)
{
    /// <summary>The most drafts that may wait; past it nobody can fill the store with them.</summary>
    public const int MaxWaiting = 2_000;

    /// <summary>Keeps a new entry as a draft.</summary>
    /// <returns>The draft and the secret that only its maker gets; null where too many wait.</returns>
    public async Task<(Draft Draft, string Secret)?> CreateAsync(CheckedEntry entry, Iri? change, string who, CancellationToken cancellation)
    {
        if ((await IdsAsync(MaxWaiting + 1, cancellation)).Count > MaxWaiting)
        {
            return null;
        }

        string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return await entries.InTurnAsync(
            async () =>
            {
                Iri thing = change ?? await entries.FreeIriAsync(entry, cancellation);
                var draft = new Draft
                {
                    Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10)),
                    Form = entry.Form,
                    Thing = thing,
                    Owns = change is null,
                    Basis = EntryReader.Tag(await reader.ReadAllAsync(entry.Form, thing, cancellation)),
                    SecretHash = HashOf(secret),
                    Who = who,
                    Created = time.GetUtcNow(),
                    Modified = time.GetUtcNow(),
                    Values = entry.Values,
                };
                await WriteAsync(draft, "", cancellation);
                audit.Write(who, "draft created", draft.Graph.Value);
                return (draft, secret);
            },
            cancellation);
    }

    public async Task<Draft?> ReadAsync(string id, CancellationToken cancellation)
    {
        if (id.Length is 0 or > 40 || !id.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var content = new Dataset();
        var graph = new Iri(CivicVocabulary.DraftGraphBase + id);
        return await store.GetGraphAsync(graph, content, cancellation) ? DraftTriples.Read(id, graph, content, forms) : null;
    }

    /// <summary>The draft as a change of the entry that is kept, where its own was merged into another.</summary>
    private async Task<Draft> ResolvedAsync(Draft draft, CancellationToken cancellation) =>
        await merged.FindAsync(draft.Thing.Value, cancellation) is { } kept ? draft with { Thing = new Iri(kept), Owns = false } : draft;

    /// <summary>The draft, where the secret fits it.</summary>
    public async Task<Draft?> ReadAsync(string id, string? secret, CancellationToken cancellation) =>
        await ReadAsync(id, cancellation) is { } draft
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret ?? "")), Encoding.ASCII.GetBytes(draft.SecretHash)) ? draft : null;

    /// <summary>The drafts that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<Draft>> WaitingAsync(CancellationToken cancellation)
    {
        List<Draft> drafts = [];
        foreach (string id in await IdsAsync(MaxWaiting * 2, cancellation))
        {
            if (await ReadAsync(id, cancellation) is { Status: DraftStatus.Waiting } draft)
            {
                drafts.Add(draft);
            }
        }

        return [.. drafts.OrderBy(d => d.Created)];
    }

    /// <summary>The draft by which an entry began, where the secret fits it.</summary>
    public async Task<Draft?> OriginAsync(Iri thing, string secret, CancellationToken cancellation)
    {
        IReadOnlyList<string> ids = await FindAsync($"{DraftTriples.Topic} {thing} ; {DraftTriples.Secret} \"{HashOf(secret)}\"", 2, cancellation);
        return ids.Count == 1 && await ReadAsync(ids[0], secret, cancellation) is { Owns: true } draft ? draft : null;
    }

    /// <summary>What the entry says now and what a draft would change in it.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="all">False: only what everybody sees, for who changes an entry of others.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<(IReadOnlyList<EntryValue> Now, IReadOnlyList<EntryDifference> Differences)> CompareAsync(Draft draft, bool all, CancellationToken cancellation)
    {
        draft = await ResolvedAsync(draft, cancellation);
        IReadOnlyList<EntryValue> now = all ? await reader.ReadAllAsync(draft.Form, draft.Thing, cancellation) : await reader.ReadAsync(draft.Form, draft.Thing, cancellation);
        return (now, EntryDifference.Between(draft.Form, now, Proposed(draft, now)));
    }

    /// <summary>Puts other values into a draft; it waits again.</summary>
    public Task<Draft> SaveAsync(Draft draft, IReadOnlyList<EntryValue> values, CancellationToken cancellation) => entries.InTurnAsync(
        async () =>
        {
            Draft next = draft with
            {
                Values = values,
                Status = DraftStatus.Waiting,
                Comment = null,
                Modified = time.GetUtcNow(),
                Basis = EntryReader.Tag(await reader.ReadAllAsync(draft.Form, draft.Thing, cancellation)),
            };
            await WriteAsync(next, "", cancellation);
            audit.Write(draft.Who, "draft changed", draft.Graph.Value);
            return next;
        },
        cancellation);

    /// <summary>Makes a draft public, where both the entry and the draft still are what the editor compared.</summary>
    /// <param name="draft">The draft as the editor saw it.</param>
    /// <param name="seen">The tag of the entry that the editor saw; null: the one that the draft was made from.</param>
    /// <param name="who">The editor's key.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Not found where the draft no longer waits.</returns>
    public Task<EntryOutcome> AcceptAsync(Draft draft, string? seen, string who, CancellationToken cancellation) => entries.InTurnAsync(
        async () =>
        {
            if (await ReadAsync(draft.Id, cancellation) is not { Status: DraftStatus.Waiting } waiting)
            {
                return new EntryOutcome(null, null, Found: false);
            }

            Draft target = await ResolvedAsync(waiting, cancellation);
            IReadOnlyList<EntryValue> now = await reader.ReadAllAsync(target.Form, target.Thing, cancellation);
            IReadOnlyList<EntryValue> proposed = Proposed(target, now);
            string tag = EntryReader.Tag(now) ?? "";
            if (tag != (seen ?? waiting.Basis ?? "") || waiting.Modified != draft.Modified)
            {
                return new EntryOutcome(tag, EntryDifference.Between(waiting.Form, now, proposed));
            }

            string publish = EntryTriples.Replace(target.Form, target.Thing, proposed, time.GetUtcNow()) + " ;\n";
            await WriteAsync(waiting with { Status = DraftStatus.Accepted, Modified = time.GetUtcNow(), Values = [] }, publish, cancellation);
            audit.Write(who, "draft accepted", target.Thing.Value);
            return new EntryOutcome(EntryReader.Tag(proposed), null);
        },
        cancellation);

    /// <returns>False where the draft no longer waits.</returns>
    public Task<bool> RejectAsync(Draft draft, string? comment, string who, CancellationToken cancellation) => entries.InTurnAsync(
        async () =>
        {
            if (await ReadAsync(draft.Id, cancellation) is not { Status: DraftStatus.Waiting } waiting)
            {
                return false;
            }

            string words = PlainText.Clean(comment ?? "", oneLine: false);
            await WriteAsync(waiting with { Status = DraftStatus.Rejected, Comment = words[..Math.Min(words.Length, 1_000)], Modified = time.GetUtcNow() }, "", cancellation);
            audit.Write(who, "draft rejected", waiting.Graph.Value);
            return true;
        },
        cancellation);

    /// <summary>Removes a draft's graph and, where the entry began with it and was accepted once, the entry with all that is kept of it.</summary>
    public Task WithdrawAsync(Draft draft, CancellationToken cancellation) => entries.InTurnAsync(
        async () =>
        {
            if (await ReadAsync(draft.Id, cancellation) is not { } current)
            {
                return false;
            }

            bool began = current.Owns && (current.Status == DraftStatus.Accepted || current.Basis is not null);
            string update = $"DROP SILENT GRAPH {current.Graph}";
            if (began && await merged.FindAsync(current.Thing.Value, cancellation) is not null)
            {
                await merges.ReleaseInTurnAsync(current.Thing, current.Who, cancellation);
            }

            await store.UpdateAsync(began ? $"{EntryTriples.Remove(current.Thing)} ;\n{update}" : update, null, cancellation);
            audit.Write(current.Who, began ? "entry withdrawn" : "draft withdrawn", current.Graph.Value);
            return true;
        },
        cancellation);

    /// <summary>What would be published: who changes an entry of others does not see what is not public of it, and leaves it as it is.</summary>
    private static IReadOnlyList<EntryValue> Proposed(Draft draft, IReadOnlyList<EntryValue> now) =>
        draft.Owns ? draft.Values : [.. draft.Values, .. now.Where(v => v.Internal && !draft.Values.Any(d => d.Field == v.Field))];

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private async Task WriteAsync(Draft draft, string before, CancellationToken cancellation) =>
        await store.UpdateAsync($"{before}DROP SILENT GRAPH {draft.Graph} ;\nINSERT DATA {{ GRAPH {draft.Graph} {{\n{DraftTriples.Of(draft)}}} }}", null, cancellation);

    private Task<IReadOnlyList<string>> IdsAsync(int limit, CancellationToken cancellation) =>
        FindAsync($"{DraftTriples.Topic} ?thing ; {DraftTriples.Status} \"{nameof(DraftStatus.Waiting)}\"", limit, cancellation);

    private async Task<IReadOnlyList<string>> FindAsync(string pattern, int limit, CancellationToken cancellation)
    {
        using QueryAnswer answer = await store.QueryAsync(
            string.Create(CultureInfo.InvariantCulture, $"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?g {pattern} }} FILTER(STRSTARTS(STR(?g), \"{CivicVocabulary.DraftGraphBase}\")) }} LIMIT {limit}"),
            new QueryOptions { Timeout = TimeSpan.FromSeconds(10) },
            cancellation);
        using SolutionReader solutions = answer.Solutions;
        var scratch = new TermScratch();
        List<string> ids = [];
        while (solutions.MoveNext())
        {
            if (solutions.Get(0, scratch).ToTerm() is Iri graph)
            {
                ids.Add(graph.Value[CivicVocabulary.DraftGraphBase.Length..]);
            }
        }

        return ids;
    }
}
