using System.Security.Cryptography;
using System.Text;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Search;

namespace CivicCoding.Api.Pages;

/// <summary>The ETag of a page: of the address, the language, and the sequence numbers of the store and, where it is searched, of the text index.</summary>
internal sealed class PageTags(GraphHost graph, TextService text)
{
    /// <summary>What is not in the store (files of the program, the operator's settings) changes with a start at most.</summary>
    private readonly string _start = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));

    /// <summary>The tag of this request's page, or null where the page is not kept.</summary>
    public static string? Of(HttpContext context) => context.Items.TryGetValue(typeof(PageTags), out object? tag) ? (string?)tag : null;

    /// <summary>Finds the tag; it is read before the page, so that a page is never older than its tag.</summary>
    /// <returns>The tag, or null for a page that is not kept, for a caller with a key, and for a store that does not tell its changes.</returns>
    public string? Find(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (context.GetEndpoint()?.Metadata.GetMetadata<KeptPageAttribute>() is not { } page
            || graph.Changes is not { } changes
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || request.Headers.Authorization.Count > 0
            || (page.OfText && text.Sequence is null))
        {
            return null;
        }

        string asked = context.Items.TryGetValue(PageRoutes.AskedPath, out object? path) ? (string)path! : "";
        string state = FormattableString.Invariant($"{_start}\n{changes.Sequence}\n{(page.OfText ? text.Sequence : 0)}\n{context.AskedLanguage().Tag()}\n{request.Scheme}\n{request.Host}\n{asked}\n{request.Path}\n{request.QueryString}");
        string tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 16));

        // Weak: two pages of one state may differ in a byte, never in what they say.
        return $"W/\"{tag}\"";
    }
}
