using CivicCoding.Api.Hosting;
using CivicCoding.Api.Network;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>Which IRIs lead to which since they were merged, as of the latest commit.</summary>
internal sealed class MergedThings(GraphHost graph)
{
    /// <summary>A kept thing may be merged itself, and so on.</summary>
    private const int MostSteps = 20;

    private sealed record Known(long Sequence, IReadOnlyDictionary<string, string> Kept);

    private volatile Known? _known;

    /// <summary>The IRI that is kept for a merged one; null where it was not merged.</summary>
    public async ValueTask<string?> FindAsync(string iri, CancellationToken cancellation)
    {
        // A store that tells no changes holds no merges: they need transactions of its own.
        if (graph.Changes is not { } changes)
        {
            return null;
        }

        long sequence = changes.Sequence;
        if (_known is not { } known || known.Sequence != sequence)
        {
            var content = new Dataset();
            await graph.Store.GetGraphAsync(MergeGraphs.Public, content, cancellation);
            known = new Known(sequence, content.Where(q => q.Subject is Iri && q.Object is Iri).DistinctBy(q => q.Subject).ToDictionary(q => ((Iri)q.Subject).Value, q => ((Iri)q.Object).Value, StringComparer.Ordinal));
            _known = known;
        }

        string? kept = null;
        for (int step = 0; step < MostSteps && known.Kept.TryGetValue(kept ?? iri, out string? next); step++)
        {
            kept = next;
        }

        return kept;
    }

    /// <summary>The address of the kept thing for an address of a merged one; null for any other.</summary>
    public async ValueTask<string?> AddressAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.Query["iri"] is [{ Length: > 0 and <= 2_000 } iri] && request.Path.StartsWithSegments("/api/v1", StringComparison.Ordinal) && await FindAsync(iri, cancellation) is { } named)
        {
            return request.Path.ToUriComponent() + QueryString.Create(request.Query.SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, q.Key == "iri" ? named : v)))).ToUriComponent();
        }

        string path = request.Path.Value ?? "";
        string prefix = path.StartsWith("/api/v1/", StringComparison.OrdinalIgnoreCase) ? "/api/v1/" : path.StartsWith("/id/", StringComparison.OrdinalIgnoreCase) ? "/id/" : path.StartsWith("/drafts/", StringComparison.OrdinalIgnoreCase) ? "/drafts/" : "/";
        string[] parts = path[prefix.Length..].Split('/', 3);
        if (parts.Length < 2 || Kinds.Find(parts[0].ToLowerInvariant()) is not { } kind)
        {
            return null;
        }

        string slug = parts[1];
        string extension = "";
        if (await FindAsync(CivicVocabulary.Id(kind.Plural, slug).Value, cancellation) is not { } kept)
        {
            int dot = slug.LastIndexOf('.');
            if (dot <= 0 || await FindAsync(CivicVocabulary.Id(kind.Plural, slug[..dot]).Value, cancellation) is not { } document)
            {
                return null;
            }

            (kept, extension) = (document, slug[dot..]);
        }

        return Kinds.PageOf(kept) is not { } page ? null
            : new PathString(prefix + page[1..] + extension + (parts.Length > 2 ? "/" + parts[2] : "")).ToUriComponent() + request.QueryString.ToUriComponent();
    }
}
