using System.Globalization;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Api.Vocabulary;

/// <summary>Counts the classes and properties of the public graphs. A count is kept until the store has changed, and then for at least a minute.</summary>
internal sealed class VocabularyReader(GraphReading reading, NetworkReader network, GraphHost graph, TimeProvider time) : IDisposable
{
    private const int MaxTerms = 1_000;
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<Language, VocabularyList> _lists = [];
    private long _sequence = -1;
    private DateTimeOffset _counted = DateTimeOffset.MinValue;

    /// <summary>The vocabulary with labels in a language.</summary>
    public async Task<VocabularyList> ReadAsync(Language language, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (IsStale())
            {
                _lists.Clear();
                _sequence = graph.Changes?.Sequence ?? 0;
                _counted = time.GetUtcNow();
            }

            if (!_lists.TryGetValue(language, out VocabularyList? list))
            {
                list = await CountAsync(language, cancellation);
                _lists[language] = list;
            }

            return list;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private bool IsStale() => time.GetUtcNow() - _counted >= s_kept && (graph.Changes is not { } changes || changes.Sequence != _sequence);

    private async Task<VocabularyList> CountAsync(Language language, CancellationToken cancellation)
    {
        string limit = MaxTerms.ToString(CultureInfo.InvariantCulture);
        (Iri Iri, long Count)[] classes = await TermsAsync($"SELECT ?t (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a ?t . FILTER(isIRI(?t)) }} GROUP BY ?t ORDER BY DESC(?n) ?t LIMIT {limit}", "Class", cancellation);
        (Iri Iri, long Count)[] properties = await TermsAsync($"SELECT ?t (COUNT(*) AS ?n) WHERE {{ ?s ?t ?o }} GROUP BY ?t ORDER BY DESC(?n) ?t LIMIT {limit}", "Property", cancellation);
        IReadOnlyDictionary<string, LocalText> names = await network.NamesAsync([.. classes.Concat(properties).Select(t => t.Iri).Distinct()], language, cancellation);
        return new VocabularyList(
            [.. Prefixes.All.Select(p => new VocabularyPrefix(p.Key, p.Value))],
            [.. classes.Select(c => VocabularyTerm.Of(c.Iri.Value, names.GetValueOrDefault(c.Iri.Value)?.Text, c.Count))],
            [.. properties.Select(p => VocabularyTerm.Of(p.Iri.Value, names.GetValueOrDefault(p.Iri.Value)?.Text ?? PropertyTexts.Forward(p.Iri.Value)?.In(language), p.Count))]);
    }

    /// <summary>What a query counts; where the graph is too large to be counted in time, what the ontology declares, with a count of 0.</summary>
    private async Task<(Iri Iri, long Count)[]> TermsAsync(string counting, string kind, CancellationToken cancellation)
    {
        try
        {
            return Counts(await reading.SelectAsync(counting, cancellation));
        }
        catch (QueryBudgetExceededException)
        {
            return Counts(await reading.SelectAsync($"SELECT DISTINCT ?t (0 AS ?n) WHERE {{ GRAPH <{CivicVocabulary.OntologyGraph}> {{ ?t a ?k . FILTER(STRENDS(STR(?k), \"{kind}\")) }} }} ORDER BY ?t LIMIT {MaxTerms}", cancellation));
        }
    }

    private static (Iri Iri, long Count)[] Counts(IReadOnlyList<Term?[]> rows) => [.. rows.Where(r => r[0] is Iri).Select(r => ((Iri)r[0]!, NetworkReader.Number(r[1])))];
}
