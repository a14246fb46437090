using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Problems;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CivicCoding.Api.Sparql;

/// <summary>A request of the SPARQL 1.1 Protocol (sections 2.1 and 2.2): one text with its dataset, by GET, form or body.</summary>
internal sealed record SparqlRequest(string Text, DatasetClause? Dataset, TimeSpan? Timeout, bool Explain)
{
    /// <summary>What a client says of the length of its text is believed up to here; more is made room for when it comes.</summary>
    private const int LongestAtOnce = 1 << 20;

    private static readonly DatasetClause s_noGraphs = new([], []);
    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="field">query or update.</param>
    /// <param name="bodyType">The media type of a bare body.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<(SparqlRequest? Request, Problem? Problem)> ReadAsync(HttpRequest request, string field, string bodyType, CancellationToken cancellation)
    {
        bool update = field == "update";
        (string defaults, string named) = update ? ("using-graph-uri", "using-named-graph-uri") : ("default-graph-uri", "named-graph-uri");
        Func<string, StringValues> parameters = key => request.Query[key];
        string? text;
        if (HttpMethods.IsPost(request.Method))
        {
            string contentType = request.ContentType ?? "";
            if (contentType != bodyType)
            {
                if (!IsUtf8(contentType))
                {
                    return (null, Problem.BadRequest(SparqlTexts.NotUtf8));
                }

                contentType = contentType.Split(';', 2)[0].Trim();
            }

            if (string.Equals(contentType, bodyType, StringComparison.OrdinalIgnoreCase))
            {
                if (request.Query.ContainsKey(field))
                {
                    return (null, Problem.BadRequest(SparqlTexts.TwoTexts.With(field)));
                }

                text = await ReadBodyAsync(request, cancellation);
                if (text is null)
                {
                    return (null, Problem.BadRequest(SparqlTexts.NotUtf8));
                }
            }
            else if (string.Equals(contentType, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            {
                IFormCollection form = await request.ReadFormAsync(cancellation);
                parameters = key => form.TryGetValue(key, out StringValues values) ? values : request.Query[key];
                text = One(form[field]);
            }
            else
            {
                return (null, Problem.UnsupportedMediaType([bodyType, "application/x-www-form-urlencoded"]));
            }
        }
        else
        {
            text = One(request.Query[field]);
        }

        if (text is null)
        {
            return (null, Problem.BadRequest(SparqlTexts.NoText.With(field)));
        }

        if (!TryTimeout(parameters("timeout"), out TimeSpan? timeout))
        {
            return (null, Problem.BadRequest(SparqlTexts.BadTimeout));
        }

        return ReadDataset(parameters(defaults), parameters(named)) is { } dataset
            ? (new SparqlRequest(text, dataset.IsEmpty ? null : dataset.Clause, timeout, parameters("explain") is ["1" or "true"]), null)
            : (null, Problem.BadRequest(SparqlTexts.BadGraph));
    }

    private static bool IsUtf8(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type) || !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static string? One(StringValues values) => values is [{ } text] ? text : null;

    private static bool TryTimeout(StringValues values, out TimeSpan? timeout)
    {
        timeout = null;
        if (values.Count == 0)
        {
            return true;
        }

        if (values is [{ } text] && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e6)
        {
            timeout = TimeSpan.FromSeconds(seconds);
            return true;
        }

        return false;
    }

    private static async Task<string?> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, LongestAtOnce));
        await request.Body.CopyToAsync(bytes, cancellation);
        try
        {
            return s_strictUtf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static (DatasetClause Clause, bool IsEmpty)? ReadDataset(StringValues defaults, StringValues named)
    {
        if (defaults.Count == 0 && named.Count == 0)
        {
            return (s_noGraphs, true);
        }

        ImmutableArray<Iri>.Builder first = ImmutableArray.CreateBuilder<Iri>();
        ImmutableArray<Iri>.Builder second = ImmutableArray.CreateBuilder<Iri>();
        foreach ((string? value, ImmutableArray<Iri>.Builder list) in defaults.Select(v => (v, first)).Concat(named.Select(v => (v, second))))
        {
            if (!SafeIri.TryRead(value, out Iri? iri))
            {
                return null;
            }

            list.Add(iri);
        }

        return (new DatasetClause(first.ToImmutable(), second.ToImmutable()), first.Count == 0 && second.Count == 0);
    }
}
