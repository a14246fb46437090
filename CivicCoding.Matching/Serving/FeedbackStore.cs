using System.Globalization;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Matching.Serving;

/// <summary>Keeps feedback as RDF with its provenance in a private graph. Nobody is named: an entry tells the project, the partner, the verdict, the model and the time.</summary>
public sealed class FeedbackStore(IGraphStore store, TimeProvider clock)
{
    /// <summary>The most entries that are kept.</summary>
    public const int Limit = 20_000;

    private const string Prov = "http://www.w3.org/ns/prov#";
    private const string Schema = "https://schema.org/";
    private static readonly QueryOptions Options = new() { Timeout = TimeSpan.FromSeconds(30), MemoryBytes = 256L << 20 };

    /// <summary>The verdicts that count.</summary>
    public static IReadOnlyList<string> Verdicts { get; } = ["useful", "not", "known"];

    /// <summary>The reasons that may be given.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["topic", "place", "capacity", "role", "other"];

    /// <summary>Whether an entry is well formed: known words, IRIs that can stand in a query, a place from 1 to 100.</summary>
    public static bool IsValid(Feedback feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        return Verdicts.Contains(feedback.Verdict) && (feedback.Why is null || Reasons.Contains(feedback.Why)) && feedback.Position is >= 1 and <= 100
            && IsEntry(feedback.Project, "projects/") && (IsEntry(feedback.Partner, "organisations/") || IsEntry(feedback.Partner, "communities/"));
    }

    /// <summary>Writes an entry; the same verdict about the same pair again replaces the earlier one.</summary>
    /// <returns>False where no more entries are kept.</returns>
    public async Task<bool> AddAsync(Feedback feedback, string model, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        ArgumentNullException.ThrowIfNull(model);
        if (!IsValid(feedback))
        {
            throw new ArgumentException("The feedback is not well formed.", nameof(feedback));
        }

        if ((await ReadAsync(cancellation).ConfigureAwait(false)).Count >= Limit)
        {
            return false;
        }

        string graph = $"<{MatchVocabulary.FeedbackGraph}>";
        string pair = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(feedback.Project + " " + feedback.Partner)))[..24];
        var entry = new Iri(MatchVocabulary.FeedbackGraph + "#" + pair);
        string now = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string why = feedback.Why is { } reason ? $"<{Schema}reviewAspect> \"{reason}\" ;" : "";
        string update = $$"""
            DELETE { GRAPH {{graph}} { {{entry}} ?p ?o } } WHERE { GRAPH {{graph}} { {{entry}} ?p ?o } } ;
            INSERT DATA { GRAPH {{graph}} {
              {{entry}} a <{{Schema}}Review> , <{{Prov}}Entity> ; <{{Schema}}itemReviewed> <{{feedback.Partner}}> ; <{{Schema}}about> <{{feedback.Project}}> ;
                <{{Schema}}reviewRating> "{{feedback.Verdict}}" ; {{why}} <{{Schema}}position> {{feedback.Position.ToString(CultureInfo.InvariantCulture)}} ;
                <{{Prov}}wasDerivedFrom> {{MatchVocabulary.Model}} ; <{{Schema}}version> {{new Literal(model)}} ;
                <{{Prov}}generatedAtTime> "{{now}}"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
            } }
            """;
        await store.UpdateAsync(update, null, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>All entries in the order of their IRIs.</summary>
    public async Task<IReadOnlyList<Feedback>> ReadAsync(CancellationToken cancellation = default)
    {
        string query = $$"""
            SELECT ?e ?project ?partner ?verdict ?why ?position WHERE { GRAPH <{{MatchVocabulary.FeedbackGraph}}> {
              ?e <{{Schema}}about> ?project ; <{{Schema}}itemReviewed> ?partner ; <{{Schema}}reviewRating> ?verdict ; <{{Schema}}position> ?position .
              OPTIONAL { ?e <{{Schema}}reviewAspect> ?why } } } ORDER BY ?e
            """;
        using QueryAnswer answer = await store.QueryAsync(query, Options, cancellation).ConfigureAwait(false);
        var found = new List<Feedback>();
        SolutionReader solutions = answer.Solutions;
        var scratch = new TermScratch();
        while (solutions.MoveNext())
        {
            string? Text(int column) => solutions.Get(column, scratch).ToTerm() switch { Iri iri => iri.Value, Literal literal => literal.Lexical, _ => null };
            if (Text(1) is { } project && Text(2) is { } partner && Text(3) is { } verdict && int.TryParse(Text(5), CultureInfo.InvariantCulture, out int position))
            {
                found.Add(new Feedback(project, partner, verdict, Text(4), position));
            }
        }

        return found;
    }

    private static bool IsEntry(string iri, string kind) =>
        iri.StartsWith(CivicVocabulary.IdBase + kind, StringComparison.Ordinal) && iri.Length < 300 && iri[CivicVocabulary.IdBase.Length..].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '%');
}
