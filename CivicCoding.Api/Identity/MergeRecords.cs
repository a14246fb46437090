using System.Globalization;
using CivicCoding.Api.Network;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Identity;

/// <summary>Merges as the triples of their private graphs, and back.</summary>
internal static class MergeRecords
{
    /// <summary>The quads of a merge but for its lines.</summary>
    public static IEnumerable<Quad> Of(MergeRecord record)
    {
        Iri graph = MergeGraphs.RecordOf(record.Gone);
        yield return new Quad(graph, MergeGraphs.Topic, record.Gone, graph);
        yield return new Quad(graph, MergeGraphs.ReplacedBy, record.Kept, graph);
        yield return new Quad(graph, MergeGraphs.Who, new Literal(record.Who), graph);
        yield return new Quad(graph, MergeGraphs.When, new Literal(record.When.ToString("O", CultureInfo.InvariantCulture)), graph);
        foreach ((Iri old, Iri name) in record.Names)
        {
            yield return new Quad(old, MergeGraphs.ReplacedBy, name, graph);
        }

        foreach (string key in record.LeftOut)
        {
            yield return new Quad(graph, MergeGraphs.LeftOut, new Literal(key), graph);
        }

        foreach (string key in record.OtherNames)
        {
            yield return new Quad(graph, MergeGraphs.OtherName, new Literal(key), graph);
        }
    }

    /// <summary>The quads of a line.</summary>
    public static IEnumerable<Quad> Of(MergeRecord record, MergeLine line, int number)
    {
        Iri graph = MergeGraphs.RecordOf(record.Gone);
        var name = new Iri(string.Create(CultureInfo.InvariantCulture, $"{graph.Value}#{number}"));
        yield return new Quad(name, MergeGraphs.Subject, line.Old.Subject, graph);
        yield return new Quad(name, MergeGraphs.Predicate, line.Old.Predicate, graph);
        yield return new Quad(name, MergeGraphs.Object, line.Old.Object, graph);
        if (line.Old.Graph is { } from)
        {
            yield return new Quad(name, MergeGraphs.InGraph, from, graph);
        }

        yield return new Quad(name, MergeGraphs.Added, new Literal(line.Added ? "true" : "false"), graph);
    }

    /// <summary>The merge of a graph; null where it holds none.</summary>
    public static MergeRecord? Read(Iri graph, IReadOnlyCollection<Quad> quads)
    {
        Quad[] own = [.. quads.Where(q => q.Subject.Equals(graph))];
        Term? One(Iri property) => own.Where(q => q.Predicate.Equals(property)).Select(q => q.Object).FirstOrDefault();
        IEnumerable<string> All(Iri property) => own.Where(q => q.Predicate.Equals(property)).Select(q => q.Object).OfType<Literal>().Select(l => l.Lexical);
        if (One(MergeGraphs.Topic) is not Iri gone || One(MergeGraphs.ReplacedBy) is not Iri kept)
        {
            return null;
        }

        return new MergeRecord
        {
            Gone = gone,
            Kept = kept,
            Who = (One(MergeGraphs.Who) as Literal)?.Lexical ?? "",
            When = DateTimeOffset.TryParse((One(MergeGraphs.When) as Literal)?.Lexical, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time) ? time : default,
            Names = quads.Where(q => q.Predicate.Equals(MergeGraphs.ReplacedBy) && !q.Subject.Equals(graph) && q.Subject is Iri && q.Object is Iri).ToDictionary(q => (Iri)q.Subject, q => (Iri)q.Object),
            LeftOut = All(MergeGraphs.LeftOut).ToHashSet(StringComparer.Ordinal),
            OtherNames = All(MergeGraphs.OtherName).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>The lines of a merge by their numbers.</summary>
    public static SortedDictionary<int, MergeLine> Lines(Iri graph, IEnumerable<Quad> quads)
    {
        var lines = new SortedDictionary<int, MergeLine>();
        foreach (IGrouping<Term, Quad> line in quads.GroupBy(q => q.Subject))
        {
            Dictionary<Iri, Term> said = line.DistinctBy(q => q.Predicate).ToDictionary(q => q.Predicate, q => q.Object);
            if (line.Key is Iri { Value: { } name } && name.StartsWith(graph.Value + "#", StringComparison.Ordinal) && int.TryParse(name.AsSpan(graph.Value.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && said.TryGetValue(MergeGraphs.Subject, out Term? subject) && said.TryGetValue(MergeGraphs.Predicate, out Term? property) && said.TryGetValue(MergeGraphs.Object, out Term? value))
            {
                lines[number] = new MergeLine(new Quad(subject, (Iri)property, value, said.GetValueOrDefault(MergeGraphs.InGraph)), said.GetValueOrDefault(MergeGraphs.Added) is Literal { Lexical: "true" });
            }
        }

        return lines;
    }

    /// <summary>Every merge of a store, the newest first.</summary>
    public static async Task<IReadOnlyList<MergeRecord>> AllAsync(IGraphStore store, CancellationToken cancellation)
    {
        List<Iri> graphs = [];
        using (QueryAnswer answer = await store.QueryAsync(
            $"SELECT ?g WHERE {{ GRAPH {MergeGraphs.Public} {{ ?gone {MergeGraphs.ReplacedBy} ?kept }} GRAPH ?g {{ ?g {MergeGraphs.Topic} ?gone ; {MergeGraphs.ReplacedBy} ?any }} }}", new QueryOptions { Timeout = TimeSpan.FromMinutes(1) }, cancellation))
        {
            using SolutionReader solutions = answer.Solutions;
            var scratch = new TermScratch();
            while (solutions.MoveNext())
            {
                if (solutions.Get(0, scratch).ToTerm() is Iri graph && graph.Value.StartsWith(MergeGraphs.RecordBase, StringComparison.Ordinal))
                {
                    graphs.Add(graph);
                }
            }
        }

        List<MergeRecord> records = [];
        foreach (Iri graph in graphs)
        {
            var content = new Dataset();
            await store.GetGraphAsync(graph, content, cancellation);
            if (Read(graph, content) is { } record && Kinds.Parse(record.Gone.Value) is not null)
            {
                records.Add(record);
            }
        }

        return [.. records.OrderByDescending(r => r.When)];
    }
}
