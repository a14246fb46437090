using System.Globalization;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Graph.Text.Evaluation;

/// <summary>Measures the search on the judged set that ships with the network, beside plain BM25.</summary>
public sealed class SearchEvaluation
{
    private readonly IReadOnlyList<JudgedSearch> _searches;
    private readonly IReadOnlyList<string>[][] _rankings;

    private SearchEvaluation(IReadOnlyList<JudgedSearch> searches, IReadOnlyList<string>[][] rankings) => (_searches, _rankings) = (searches, rankings);

    /// <summary>The three ways to search, as the report names them.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["plain BM25, GermanAnalyzer", "ours, words alone", "ours, neighbours fused"];

    /// <summary>How many searches are judged.</summary>
    public int Count => _searches.Count;

    /// <summary>Runs every judged search in each of the <see cref="Methods"/>.</summary>
    /// <param name="store">A store that holds the network.</param>
    /// <param name="changes">Its changes.</param>
    /// <param name="folder">The folder of queries.tsv and judgements.tsv.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="FormatException">A line of the judged set is malformed, or judges what the network does not hold.</exception>
    public static async Task<SearchEvaluation> RunAsync(IGraphStore store, IChangeFeed changes, string folder, CancellationToken cancellation = default)
    {
        IReadOnlyList<JudgedSearch> searches = JudgedSearch.Read(folder, CivicVocabulary.IdBase);
        using PlainSearch plain = await PlainSearch.OpenAsync(store, IsEntry, cancellation).ConfigureAwait(false);
        await using TextIndex index = await TextIndex.OpenAsync(store, changes, null, cancellation).ConfigureAwait(false);
        var search = new TextSearch(index);
        var rankings = new IReadOnlyList<string>[Methods.Count][];
        rankings[0] = [.. searches.Select(s => plain.Find(s.Text, RankMeasure.Depth))];
        rankings[1] = [.. searches.Select(s => Find(search, s.Text, neighbours: false))];
        rankings[2] = [.. searches.Select(s => Find(search, s.Text, neighbours: true))];
        return new SearchEvaluation(searches, rankings);
    }

    /// <summary>The mean nDCG@10 of a method.</summary>
    public double Ndcg(int method) => Ndcgs(method).Average();

    /// <summary>The share of searches with an answer among the first five.</summary>
    public double Success(int method) => _searches.Select((s, i) => RankMeasure.Succeeds(_rankings[method][i], s.Grades) ? 1.0 : 0).Average();

    /// <summary>The 95 % interval of a method's nDCG@10 less that of another.</summary>
    public (double Low, double High) Difference(int method, int other) => RankMeasure.Interval([.. Ndcgs(method).Zip(Ndcgs(other), (a, b) => a - b)]);

    /// <summary>Writes the table of the report; with <paramref name="each"/> also the searches without an answer among the first five.</summary>
    public void Write(TextWriter output, bool each)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine($"| method | searches | nDCG@10 | success@5 | nDCG@10 German | English | more than plain BM25, 95 % interval |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        for (int m = 0; m < Methods.Count; m++)
        {
            (double low, double high) = Difference(m, 0);
            string interval = m == 0 ? "-" : $"{Text(low)} to {Text(high)}";
            output.WriteLine($"| {Methods[m]} | {Count} | {Text(Ndcg(m))} | {Text(Success(m))} | {Text(Of(m, "de"))} | {Text(Of(m, "en"))} | {interval} |");
        }

        if (!each)
        {
            return;
        }

        for (int i = 0; i < Count; i++)
        {
            JudgedSearch search = _searches[i];
            int best = Methods.Count - 1;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{search.Id}\t{RankMeasure.Ndcg(_rankings[0][i], search.Grades):0.00}\t{RankMeasure.Ndcg(_rankings[1][i], search.Grades):0.00}\t{RankMeasure.Ndcg(_rankings[best][i], search.Grades):0.00}\t{(RankMeasure.Succeeds(_rankings[best][i], search.Grades) ? "" : "no answer")}\t{search.Text}\t{string.Join(' ', _rankings[best][i].Take(RankMeasure.SuccessDepth).Select(r => r[CivicVocabulary.IdBase.Length..] + ":" + search.Grades.GetValueOrDefault(r)))}"));
        }
    }

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static bool IsEntry(string iri)
    {
        int cut = iri.LastIndexOf('/');
        return iri.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal) && cut >= CivicVocabulary.IdBase.Length
            && iri[CivicVocabulary.IdBase.Length..cut] is var kind && (kind == "topics" || EntityKind.FromPlural(kind) is not null);
    }

    private static IReadOnlyList<string> Find(TextSearch search, string text, bool neighbours) =>
        [.. search.Things(new SearchRequest(text) { Keep = IsEntry, Neighbours = neighbours, Take = RankMeasure.Depth }).Hits.Select(h => h.Iri)];

    private IEnumerable<double> Ndcgs(int method) => _searches.Select((s, i) => RankMeasure.Ndcg(_rankings[method][i], s.Grades));

    private double Of(int method, string language) => _searches.Zip(Ndcgs(method)).Where(s => s.First.Language == language).Average(s => s.Second);
}
